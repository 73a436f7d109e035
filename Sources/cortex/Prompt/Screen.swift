import CortexEngine
import CortexReport
import CortexShell
import CortexText
import SystemPackage

/// The operator's terminal: the only way for Cortex's own words to reach it.
final class Screen {
    private let keyboard: Keyboard
    private let output: FileDescriptor
    private let currentStyle: () -> Style

    /// `style` tells what the terminal can show now: its window may change its size.
    init(keyboard: Keyboard, output: FileDescriptor, style: @escaping () -> Style) {
        self.keyboard = keyboard
        self.output = output
        currentStyle = style
    }

    private var style: Style { currentStyle() }

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

    /// Draws a thin rule, under which a step's own output begins.
    func rule() {
        show([Line(rule: style.width)])
    }

    /// Takes the terminal back after a step: ends its modes and begins a line of its own.
    ///
    /// - Parameter hasControls: whether the step may have sent the terminal more than text.
    /// - Throws: `Interruption` if a signal comes meanwhile.
    func settle(hasControls: Bool) throws {
        if hasControls {
            // Wherever the cursor was left: what follows stands below all that was drawn.
            write(ShellSession.terminalReset + Array("\u{1b}[999;1H\n\u{1b}[J".utf8))
        }
        // From the start of a line this comes back to its start, from within one to the next.
        write(String(repeating: " ", count: style.width) + "\r")
        if hasControls {
            // A terminal that was asked something by the step may still be answering.
            try keyboard.forget(untilQuietFor: 300)
        }
    }

    /// Asks until one of `keys` is pressed; help is given here.
    ///
    /// - Throws: `Interruption` if a signal or the end of the input comes instead.
    func ask(_ question: String, _ keys: [Key]) throws -> Character {
        try keyboard.listening { mode in
            show(Self.offer(question, keys, width: style.width))
            while true {
                let pressed = try keyboard.key(mode)
                guard let key = keys.first(where: { $0.character == pressed }) else { continue }
                guard key == .help else { return key.character }
                show(keys.filter { $0 != .help }.map(\.explained))
                show(Self.offer(question, keys, width: style.width))
            }
        }
    }

    /// Lays the question and its keys out in lines that fit.
    private static func offer(_ question: String, _ keys: [Key], width: Int) -> [Line] {
        var lines: [Line] = []
        var line = Line(question, .strong)
        var column = question.count
        for key in keys {
            // Five columns for "Enter" where the sign is not to be had.
            let needed = 2 + (key.character == "\r" ? 5 : 1) + 1 + key.meaning.count
            if column + needed > width {
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
    /// - Returns: the text without white space around it; `nil` if it was given up with Escape or
    ///   Ctrl-D.
    func line(_ question: String) throws -> String? {
        try keyboard.listening { mode in
            var text = ""
            write(Line("\(question) ", .strong).rendered(style).text)
            while true {
                switch try key(mode) {
                case "\r", "\n":
                    write("\n")
                    return text.trimmed
                case "\u{4}", "\u{1b}":
                    write("\n")
                    return nil
                case "\u{7f}", "\u{8}":
                    erase(&text)
                case "\u{15}":
                    while !text.isEmpty {
                        erase(&text)
                    }
                case let character:
                    text.append(character)
                    write(SafeText(escaping: String(character)).text)
                }
            }
        }
    }

    /// Waits for a key within a line; one that is given up is ended.
    private func key(_ mode: borrowing TerminalMode) throws -> Character {
        do {
            return try keyboard.key(mode)
        } catch let answered as AnsweredElsewhere {
            write("\n")
            throw answered
        }
    }

    private func erase(_ text: inout String) {
        guard let last = text.popLast() else { return }
        let width = SafeText(escaping: String(last)).width
        write(String(repeating: "\u{8} \u{8}", count: width))
    }

    private func write(_ text: String) {
        write(Array(text.utf8))
    }

    private func write(_ bytes: [UInt8]) {
        // A terminal that is gone is noticed where the next answer is read.
        _ = try? output.writeAll(bytes)
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
