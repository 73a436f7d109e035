import CortexRunbook

/// A character that a reader cannot see, or that changes what the reader sees around it.
///
/// Nobody notices it in a review, and everybody pastes it: the shell gets a command that was never
/// on the screen. A zero-width space before `#` makes a command of a comment, a right-to-left
/// override shows the end of a line at its beginning, an escape sequence rewrites the terminal.
///
/// It is an error in code and a warning in prose. Left alone are the byte order mark at the start
/// of the file, what emoji are joined and drawn with, the joiners of Arabic and Indic scripts, and
/// direction marks in a line that is written from right to left.
///
/// ## Bad
/// ```bash
/// git fetch origin⟨U+200B⟩ # quietly
/// ```
///
/// ## Good
/// ```bash
/// git fetch origin # quietly
/// ```
enum HiddenCharacter: Rule {
    static let about = RuleDescription(
        "TRU001",
        "hidden-character",
        .error,
        level: .min,
        kinds: .all
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        var scan = HiddenScan(document.source.bytes)
        while let run = scan.next() {
            let isCode = document.isCode(run.range.lowerBound)
            let line = document.source.line(document.source.line(at: run.range.lowerBound))
            if !isCode, run.isHarmlessInProse(in: document.source.bytes[...], line: line) {
                continue
            }
            findings.append(.hidden(run, isCode: isCode))
        }
    }
}

/// Hidden characters that stand directly behind each other.
struct HiddenRun {
    var range: Range<Int>
    var scalars: [Unicode.Scalar]

    /// Whether the script of the words around it needs it.
    func isHarmlessInProse(in bytes: ArraySlice<UInt8>, line: ArraySlice<UInt8>) -> Bool {
        if scalars.allSatisfy({ $0.value == 0x200C || $0.value == 0x200D }) {
            let before = bytes.scalar(before: range.lowerBound)?.value ?? 0
            let behind = bytes.scalar(at: range.upperBound)?.scalar.value ?? 0
            return Self.isJoined(before) && (Self.isJoined(behind) || behind < 0x80)
        }
        return scalars.allSatisfy(\.marksDirection) && Self.isRightToLeft(line)
    }

    /// Letters of the scripts from Arabic to Sinhala, and of Myanmar and Khmer.
    private static func isJoined(_ value: UInt32) -> Bool {
        (0x0600...0x0DFF).contains(value) || (0x1000...0x109F).contains(value)
            || (0x1780...0x17FF).contains(value)
    }

    private static func isRightToLeft(_ line: ArraySlice<UInt8>) -> Bool {
        var index = line.startIndex
        while index < line.endIndex {
            guard line[index] >= 0x80, let (scalar, width) = line.scalar(at: index) else {
                index += 1
                continue
            }
            let isLetter =
                (0x05D0...0x08FF).contains(scalar.value)
                || (0xFB1D...0xFDFF).contains(scalar.value)
            if isLetter, scalar.value != 0x061C { return true }
            index += width
        }
        return false
    }
}

/// One pass over a document's bytes that stops at hidden characters.
struct HiddenScan {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// The next hidden characters; `nil` at the end.
    mutating func next() -> HiddenRun? {
        let start = endOfShown(from: index)
        index = start
        guard start < bytes.count else { return nil }
        var scalars: [Unicode.Scalar] = []
        while index < bytes.count, let (scalar, width) = hidden(at: index) {
            scalars.append(scalar)
            index += width
            if scalar.value == 0x1B { index = endOfSequence(index) }
        }
        return HiddenRun(range: start..<index, scalars: scalars)
    }

    private func endOfShown(from start: Int) -> Int {
        let span = bytes.span
        for index in start..<span.count where span[index] &- 0x20 >= 0x5F {
            if Self.mayHide(span[index]), hidden(at: index) != nil { return index }
        }
        return span.count
    }

    /// Whether a hidden character's first byte is `byte`, which is no printable ASCII character.
    private static func mayHide(_ byte: UInt8) -> Bool {
        switch byte {
        case .tab, .lineFeed, .carriageReturn: false
        case 0x00...0x7F: true
        case 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3: true
        default: false
        }
    }

    private func hidden(at index: Int) -> (scalar: Unicode.Scalar, width: Int)? {
        guard let (scalar, width) = bytes[...].scalar(at: index), scalar.isHidden else {
            return nil
        }
        return isPartOfEmoji(scalar, index, width) ? nil : (scalar, width)
    }

    private func isPartOfEmoji(_ scalar: Unicode.Scalar, _ index: Int, _ width: Int) -> Bool {
        switch scalar.value {
        case 0xFE00...0xFE0F:
            guard let before = bytes[...].scalar(before: index) else { return false }
            if before.value < 0x80 { return bytes[...].scalar(at: index + width)?.scalar == keycap }
            return !before.isHidden && (scalar.value >= 0xFE0E || before.value >= 0x2000)
        case 0x200D:
            guard let before = bytes[...].scalar(before: index),
                let behind = bytes[...].scalar(at: index + width)?.scalar
            else { return false }
            return before.mayBeEmoji && behind.mayBeEmoji
        case 0xE0020...0xE007F: return isFlag(index)
        case 0xE0100...0xE01EF:
            let before = bytes[...].scalar(before: index)?.value ?? 0
            return (0x3400...0x9FFF).contains(before) || (0x20000...0x323AF).contains(before)
        default: return false
        }
    }

    private var keycap: Unicode.Scalar { "\u{20E3}" }

    /// Whether the tags before `index` begin with a black flag.
    private func isFlag(_ index: Int) -> Bool {
        var start = index
        while index - start <= 32, let before = bytes[...].scalar(before: start) {
            if before.value == 0x1F3F4 { return true }
            guard (0xE0020...0xE007F).contains(before.value) else { return false }
            start -= 4
        }
        return false
    }

    /// The end of the escape sequence whose text begins at `start`.
    private func endOfSequence(_ start: Int) -> Int {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "[") else { return start }
        var end = start + 1
        while end < bytes.count, end - start < 32, (0x20...0x3F).contains(bytes[end]) { end += 1 }
        return end < bytes.count && (0x40...0x7E).contains(bytes[end]) ? end + 1 : start
    }
}

extension Unicode.Scalar {
    /// Whether it is shown as nothing, or reorders or alters what stands beside it.
    fileprivate var isHidden: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0xAD, 0x034F, 0x061C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F: true
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
        case 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB: true
        case 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
        default: false
        }
    }

    fileprivate var marksDirection: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x2066...0x2069: true
        default: false
        }
    }

    fileprivate var mayBeEmoji: Bool {
        value >= 0xA9 && (properties.isEmoji || (0xFE0E...0xFE0F).contains(value))
    }

    /// What it is called; `nil` for those without a name of their own.
    fileprivate var name: String? {
        switch value {
        case 0x00: "null"
        case 0x07: "bell"
        case 0x08: "backspace"
        case 0x1B: "escape"
        case 0x7F: "delete"
        case 0x00...0x1F, 0x80...0x9F: "control character"
        case 0xAD: "soft hyphen"
        case 0x200B: "zero-width space"
        case 0x200C: "zero-width non-joiner"
        case 0x200D: "zero-width joiner"
        case 0x200E: "left-to-right mark"
        case 0x200F: "right-to-left mark"
        case 0x2028: "line separator"
        case 0x2029: "paragraph separator"
        case 0x202A, 0x202B: "directional embedding"
        case 0x202C: "end of directional formatting"
        case 0x202D: "left-to-right override"
        case 0x202E: "right-to-left override"
        case 0x2060: "word joiner"
        case 0x2066...0x2068: "directional isolate"
        case 0x2069: "end of isolate"
        case 0xFEFF: "zero-width no-break space"
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: "variation selector"
        case 0xE0000...0xE007F: "tag character"
        default: nil
        }
    }

    fileprivate var effect: String {
        switch value {
        case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069:
            "reorders what is shown"
        case 0x00...0x1F, 0x7F...0x9F: "acts on the terminal and is not shown"
        case 0x2028...0x2029: "is shown as a line end that is none"
        default: "is not shown"
        }
    }
}

extension Finding {
    fileprivate static func hidden(_ run: HiddenRun, isCode: Bool) -> Finding {
        let first = run.scalars[0]
        var message = "`\(first.code)`"
        if let name = first.name { message += " (\(name))" }
        message += " \(first.effect)"
        let others = run.scalars.count - 1
        if others > 0 { message += ", and \(others) more like it follow\(others == 1 ? "s" : "")" }
        let title = others > 0 ? "remove these \(others + 1) characters" : "remove \(first.code)"
        return Finding(
            run.range,
            message,
            help: "remove it, or write it as an escape that a reader can see",
            fix: Fix(.unsafe, title, replace: run.range, by: ""),
            severity: isCode ? nil : .warning
        )
    }
}
