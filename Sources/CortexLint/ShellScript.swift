package import CortexRunbook
import Synchronization

/// A shell script of a document, lexed, with the place of each of its bytes in the document.
package final class ShellScript: Sendable {
    /// The index of its code block; `nil` for a command in a code span.
    package let block: Int?
    /// The index of its item in the runbook.
    package let item: Int
    /// The index of its section; `nil` before the first heading.
    package let section: Int?
    package let bash: BashScript
    /// Why bash would refuse it; `nil` if bash can read it.
    package let syntaxError: BashScript.SyntaxError?
    /// The document's offset of each line of the script.
    private let starts: [Int]
    private let house: HouseCommands
    private let knownCalls = Mutex<[ShellCall]?>(nil)
    private let knownPipelines = Mutex<[[Int]]?>(nil)

    /// The simple commands as their programs see them, in the order in which they begin.
    package var calls: [ShellCall] { knownCalls { ShellCall.all(in: bash, house) } }

    /// For each pipeline, the indices of its calls, in order.
    var pipelines: [[Int]] {
        knownPipelines {
            var members = [[Int]](repeating: [], count: bash.pipelines.count)
            for (index, call) in calls.enumerated() {
                members[bash.commands[call.command].pipeline].append(index)
            }
            return members
        }
    }

    /// Every script that the reader found outside fences that run away, in document order.
    static func all(in reading: Reading, _ house: HouseCommands) -> [ShellScript] {
        let problems = reading.runbook.problems
        let broken = problems.filter { $0.kind == .syntaxError }.map(\.line).sorted()
        let runaway = Set(problems.filter { $0.kind == .runawayFence }.map(\.line))
        var setsExtglob = false
        var scripts: [ShellScript] = []
        for (index, item) in reading.runbook.items.enumerated() {
            guard case .command(let command) = item.content, let block = command.block else {
                continue
            }
            let lines = reading.runbook.blocks[block].line...reading.runbook.blocks[block].endLine
            let next = broken.firstSortedIndex { $0 >= lines.lowerBound }
            let isBroken = next < broken.count && lines.contains(broken[next])
            let bash = reading.scripts[block] ?? BashScript(command.script)
            let syntaxError = isBroken ? bash.syntaxError(extglob: setsExtglob) : nil
            setsExtglob = setsExtglob || (!broken.isEmpty && bash.setsExtglob)
            guard !runaway.contains(lines.lowerBound) else { continue }
            scripts.append(
                ShellScript(
                    bash,
                    syntaxError,
                    block: block,
                    item: index,
                    section: item.section,
                    starts: starts(of: bash, command.lines, in: reading.source),
                    house
                )
            )
        }
        return scripts
    }

    private init(
        _ bash: BashScript,
        _ syntaxError: BashScript.SyntaxError?,
        block: Int,
        item: Int,
        section: Int?,
        starts: [Int],
        _ house: HouseCommands
    ) {
        self.bash = bash
        self.syntaxError = syntaxError
        self.block = block
        self.item = item
        self.section = section
        self.starts = starts
        self.house = house
    }

    /// The document's offset of each line of `bash`, which stands on `lines`.
    private static func starts(of bash: BashScript, _ lines: [Int], in source: SourceText) -> [Int]
    {
        let ends = bash.lineStarts.dropFirst().map { $0 - 1 } + [bash.bytes.count]
        return zip(zip(bash.lineStarts, ends), lines).map { text, line in
            let original = source.line(line)
            return max(original.startIndex, original.endIndex - (text.1 - text.0))
        }
    }

    /// The document's offset of each line of the script, prompts left out.
    var lineStarts: [Int] { starts }

    /// The document's offset of the script's byte at `offset`.
    package func documentOffset(of offset: Int) -> Int {
        let place = bash.position(of: offset)
        guard place.line < starts.count else { return starts.last ?? 0 }
        return starts[place.line] + place.column - 1
    }

    /// The document's bytes of a part of the script.
    package func documentRange(_ range: Range<Int>) -> Range<Int> {
        let start = documentOffset(of: range.lowerBound)
        guard !range.isEmpty else { return start..<start }
        return start..<max(start, documentOffset(of: range.upperBound - 1) + 1)
    }
}
