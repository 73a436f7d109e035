import CortexRunbook

/// A recursive `rm` on a path that begins with a variable which may be empty.
///
/// In a new terminal the variable is not set, and `rm -rf $BUILD_DIR/` removes from the root of the
/// file system whatever it may.
///
/// Guarded variables (`${NAME:?}`) are left alone, and so are `HOME`, `PWD` and variables to which
/// the same block assigns a path before. Without a slash behind the variable nothing is removed
/// where it is empty; that is a warning only.
///
/// ## Bad
/// ```bash
/// rm -rf $BUILD_DIR/
/// ```
///
/// ## Good
/// ```bash
/// rm -rf "${BUILD_DIR:?}"/
/// ```
enum RmUnsetVariable: Rule {
    static let about = RuleDescription("SAF002", "rm-unset-variable", .error, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts {
            for call in script.calls where isRecursiveRemoval(call) {
                for index in call.call.arguments.indices {
                    let range = call.argumentRange(index, in: script.bash)
                    guard let use = Use(at: range, of: script.bash), !use.isSafe(in: script.bash)
                    else { continue }
                    findings.append(.unset(use, in: script, range))
                }
            }
        }
    }

    private static func isRecursiveRemoval(_ call: ShellCall) -> Bool {
        guard call.name == "rm" else { return false }
        return call.call.has("-r") || call.call.has("-R") || call.call.has("--recursive")
    }
}

/// A variable at the start of a word.
private struct Use {
    let name: String
    /// The bytes of `$NAME` or `${NAME}` in the script.
    let range: Range<Int>
    let isQuoted: Bool
    /// Whether a slash stands behind it.
    let hasPath: Bool

    /// Reads the word at `word`; `nil` if it begins with anything else.
    init?(at word: Range<Int>, of bash: BashScript) {
        isQuoted = bash.bytes[word.lowerBound] == UInt8(ascii: "\"")
        let start = word.lowerBound + (isQuoted ? 1 : 0)
        guard let use = bash.variables.first(where: { $0.offset == start }), !use.hasFallback,
            use.name.utf8.first.map({ $0.isASCIILetter || $0 == UInt8(ascii: "_") }) == true
        else { return nil }
        let isBraced = bash.bytes[start + 1] == UInt8(ascii: "{")
        let end = start + use.name.utf8.count + (isBraced ? 3 : 1)
        guard end <= word.upperBound, !isBraced || bash.bytes[end - 1] == UInt8(ascii: "}") else {
            return nil
        }
        var rest = bash.bytes[end..<word.upperBound]
        if isQuoted, rest.first == UInt8(ascii: "\"") { rest = rest.dropFirst() }
        guard rest.isEmpty || rest.first == UInt8(ascii: "/") else { return nil }
        name = use.name
        range = start..<end
        hasPath = !rest.isEmpty
    }

    /// Whether the variable is set by the system or by the script before.
    func isSafe(in bash: BashScript) -> Bool {
        if ["HOME", "PWD", "OLDPWD"].contains(name) { return true }
        if isChecked(in: bash) { return true }
        return bash.commands.contains { command in
            guard command.range.lowerBound < range.lowerBound else { return false }
            if command.kind == .loopHead {
                return command.words.first.map { bash.text(bash.words[$0].range) } == name
            }
            return command.assignments.contains { assignment in
                bash.text(assignment.name) == name && setsPath(bash.text(assignment.value))
            }
        }
    }

    /// Whether the script asks before for the variable to be set.
    private func isChecked(in bash: BashScript) -> Bool {
        bash.variables.contains {
            $0.name == name && $0.offset < range.lowerBound && $0.hasFallback
        }
    }

    private func setsPath(_ value: String) -> Bool {
        let value = value.drop { $0 == "\"" || $0 == "'" }
        guard let first = value.first, first != "\"", first != "'" else { return false }
        return first != "$" || value.contains("mktemp") || value.hasPrefix("$HOME")
            || value.contains(":-") || value.contains(":?") || value.contains("/")
    }
}

extension Finding {
    fileprivate static func unset(
        _ use: Use,
        in script: ShellScript,
        _ word: Range<Int>
    ) -> Finding {
        let guarded = use.isQuoted ? "${\(use.name):?}" : "\"${\(use.name):?}\""
        let range = script.documentRange(use.range)
        let message =
            use.hasPath
            ? "where `\(use.name)` is empty this removes from `/`"
            : "where `\(use.name)` is empty this removes nothing, and says nothing"
        return Finding(
            script.documentRange(word),
            message,
            help: "write `\(guarded)`, which stops when the variable is empty",
            fix: Fix(.safe, "write `\(guarded)`", replace: range, by: guarded),
            severity: use.hasPath ? nil : .warning
        )
    }
}
