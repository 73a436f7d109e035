import CortexEngine
import CortexJournal
import CortexReport
import CortexShell
import CortexText
import SystemPackage

/// The operator's terminal: the only way for Cortex's own words to reach it.
final class Screen {
    /// What tells lines of Cortex's own from the output of steps.
    let mark: Mark
    private let keyboard: Keyboard
    private let terminal: StepTerminal

    init(keyboard: Keyboard, terminal: StepTerminal, mark: Mark = Mark()) {
        self.mark = mark
        self.keyboard = keyboard
        self.terminal = terminal
    }

    private var style: Style { terminal.style }

    /// Closes each question with `AnsweredElsewhere` once `isAnswered` says so; `nil` ends that.
    func watch(_ isAnswered: (() -> Bool)?) {
        keyboard.isAnswered = isAnswered
    }

    /// Shows `lines`, each escaped.
    func show(_ lines: [Line]) {
        let style = style
        for line in lines {
            write(line.rendered(style).text + "\n")
        }
    }

    /// Shows `lines` behind the output of a step, the first with the mark.
    func showMarked(_ lines: [Line]) {
        show(lines.prefix(1).map { mark.line + $0 } + lines.dropFirst())
    }

    /// Draws a thin rule, under which a step's own output begins.
    func rule() {
        show([mark.line + Line(rule: max(style.width - Mark.width, 1))])
    }

    /// Takes the terminal back after a step: ends its modes and begins a line of its own.
    ///
    /// - Throws: `Interruption` if a signal comes meanwhile.
    func settle(after use: TerminalUse) throws {
        terminal.takeBack(after: use)
        if use > .text {
            // A terminal that was asked something by the step may still be answering.
            try keyboard.forget(untilQuietFor: 300, idle: showIdle)
        }
    }

    /// Shows what processes left behind write while nothing runs: as text, whatever it is.
    private func showIdle(_ output: [UInt8]) {
        let margin = Line("  ") + Line(.edgeAgain, .faint) + Line(" ")
        let rows = output.split(separator: UInt8(ascii: "\n"))
        show(
            rows.map { row in
                let text = String(decoding: row.last == 0x0D ? row.dropLast() : row, as: UTF8.self)
                return Line(margin, verbatim: text, .faint, again: margin)
            }
        )
    }

    /// Asks until one of `keys` is pressed; help is given here.
    ///
    /// - Throws: `Interruption` if a signal or the end of the input comes instead.
    func ask(_ question: String, _ keys: [Key]) throws -> Character {
        while true {
            if let key = try ask(question, keys, until: nil) { return key }
        }
    }

    /// Asks as above, at most until `deadline`; `nil` if nothing was pressed in time.
    func ask(
        _ question: String,
        _ keys: [Key],
        until deadline: ContinuousClock.Instant?
    ) throws -> Character? {
        try keyboard.listening { mode in
            show(offer(question, keys))
            while true {
                let pressed = try keyboard.key(mode, until: deadline, idle: showIdle)
                guard let pressed else { return nil }
                guard let key = keys.first(where: { $0.character == pressed }) else { continue }
                guard key == .help else { return key.character }
                show(keys.filter { $0 != .help }.map(\.explained))
                show(offer(question, keys))
            }
        }
    }

    /// Lays the question and its keys out in lines that fit.
    private func offer(_ question: String, _ keys: [Key]) -> [Line] {
        let style = style
        var lines: [Line] = []
        var line = mark.line + Line(question, .strong)
        var column = Mark.width + question.count
        for key in keys {
            let needed = 2 + key.offer.rendered(style).width
            if column + needed > style.width {
                lines.append(line)
                line = Line("  ")
                column = 2
            }
            line = line + Line("  ") + key.offer
            column += needed
        }
        return lines + [line]
    }

    /// Asks for a line of text.
    ///
    /// `isForRecord` tells whether what was typed is kept if a signal comes in the middle,
    /// `isHidden` whether it is not shown.
    /// - Returns: the text without white space around it; `nil` if it was given up with Escape or
    ///   Ctrl-D.
    /// - Throws: `Interruption` if a signal or the end of the input comes instead.
    func line(
        _ question: String,
        isForRecord: Bool = false,
        isHidden: Bool = false
    ) throws -> String? {
        var text = ""
        do {
            return try line(question, into: &text, isHidden: isHidden)
        } catch let stop as Interruption where isForRecord && stop.reason != .interrupted {
            let words = text.trimmed
            throw Interruption(stop.reason, unfinished: words.isEmpty ? nil : words)
        }
    }

    private func line(
        _ question: String,
        into text: inout String,
        isHidden: Bool
    ) throws -> String? {
        let shown = { (text: String) in isHidden ? "" : SafeText(escaping: text).text }
        return try keyboard.listening { mode in
            let head = mark.line + Line("\(question) ", .strong)
            write(head.rendered(style).text)
            while true {
                let key = try self.key(mode) { output in
                    write("\n")
                    showIdle(output)
                    write(head.rendered(style).text + shown(text))
                }
                switch key {
                case "\r", "\n":
                    write("\n")
                    return text.trimmed
                case "\u{4}", "\u{1b}":
                    write("\n")
                    return nil
                case "\u{7f}", "\u{8}":
                    erase(&text, shown)
                case "\u{15}":
                    while !text.isEmpty {
                        erase(&text, shown)
                    }
                case let character:
                    text.append(character)
                    write(shown(String(character)))
                }
            }
        }
    }

    /// Waits for a key within a line; one that is given up is ended.
    private func key(
        _ mode: borrowing TerminalMode,
        idle: ([UInt8]) -> Void
    ) throws -> Character {
        do {
            return try keyboard.key(mode, idle: idle)
        } catch let answered as AnsweredElsewhere {
            write("\n")
            throw answered
        }
    }

    private func erase(_ text: inout String, _ shown: (String) -> String) {
        guard let last = text.popLast() else { return }
        let width = SafeText(escaping: shown(String(last))).width
        write(String(repeating: "\u{8} \u{8}", count: width))
    }

    private func write(_ text: String) {
        terminal.write(text)
    }
}

extension String {
    /// The text without white space around it.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
