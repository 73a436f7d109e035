import CortexRunbook

/// A line of sample output, and which lines of real output it stands for.
struct LinePattern: Sendable {
    private enum Content: Sendable {
        /// Any number of lines, none included.
        case anyLines
        /// These bytes in this order with anything in between; the first begins the line, the last
        /// ends it.
        case parts([[UInt8]])
        /// These bytes, or a part of the line that the expression describes.
        case expression([UInt8], LineExpression)
    }

    private let content: Content
    /// The line as the document has it, blanks aside.
    let text: String

    /// Reads a line of a sample, as `PlainLines` gives it.
    init(_ line: [UInt8]) {
        text = String(decoding: line, as: UTF8.self)
        if Elision.isWhole(text) {
            content = .anyLines
        } else if let expression = LineExpression(between: text) {
            content = .expression(line, expression)
        } else {
            content = .parts(Elision.parts(of: line))
        }
    }

    /// Reads words of the document that a line of the output has to hold.
    init(heldBy words: [UInt8]) {
        text = "...\(String(decoding: words, as: UTF8.self))..."
        content = .parts([[]] + Elision.parts(of: words) + [[]])
    }

    var isAnyLines: Bool { if case .anyLines = content { true } else { false } }

    /// Whether `line` is one that this one stands for.
    func matches(_ line: [UInt8]) -> Bool {
        switch content {
        case .anyLines: true
        case .parts(let parts): Self.matches(line[...], parts)
        case .expression(let literal, let expression):
            line == literal || expression.matches(String(decoding: line, as: UTF8.self))
        }
    }

    private static func matches(_ line: ArraySlice<UInt8>, _ parts: [[UInt8]]) -> Bool {
        guard let first = parts.first, let last = parts.last, line.starts(with: first) else {
            return false
        }
        guard parts.count > 1 else { return line.count == first.count }
        var rest = line.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
    }
}

/// What a sample leaves out: `...`, and blanks such as `<id>` that stand for anything.
private enum Elision {
    /// Whether a line stands for any number of lines: `...`, `[…]`, `<snip>`, `... (10 more)`.
    static func isWhole(_ line: String) -> Bool {
        let words = line.lowercased().words.filter { $0 != "…" }
        let isCut = words.contains("snip") || words.contains("snipped")
        guard isCut || line.contains("...") || line.contains("…") else { return false }
        return words.allSatisfy { remarks.contains($0) || $0.allSatisfy(\.isNumber) }
            && (isCut || words.isEmpty || words.contains { remarks.contains($0) })
    }

    private static let remarks: Set<Substring> = [
        "snip", "snipped", "truncated", "omitted", "output", "more", "lines", "etc", "and", "so",
        "on", "rest", "of", "the", "other",
    ]

    /// The parts of `line` between what stands for anything; one if nothing does.
    static func parts(of line: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = [[]]
        var index = 0
        while index < line.count {
            if let end = end(ofBlankAt: index, in: line) {
                parts.append([])
                index = end
            } else {
                parts[parts.count - 1].append(line[index])
                index += 1
            }
        }
        return parts
    }

    /// Where the blank ends that begins at `index`; `nil` if none does.
    private static func end(ofBlankAt index: Int, in line: [UInt8]) -> Int? {
        let rest = line[index...]
        switch rest.first {
        case UInt8(ascii: "."):
            let dots = rest.prefix { $0 == UInt8(ascii: ".") }
            return dots.count >= 3 ? dots.endIndex : nil
        case 0xE2: return rest.starts(with: [0xE2, 0x80, 0xA6]) ? index + 3 : nil
        case UInt8(ascii: "<"): return end(of: rest, "<", ">", isAngleName)
        case UInt8(ascii: "["): return end(of: rest, "[", "]", isVariableName)
        case UInt8(ascii: "{"): return end(of: rest, "{{", "}}") { !$0.isEmpty }
        case let first?:
            let isInside = index > 0 && line[index - 1].isNameByte
            return first.isNameByte && !isInside ? end(ofWordAt: rest) : nil
        case nil: return nil
        }
    }

    private static func end(
        of rest: ArraySlice<UInt8>,
        _ open: String,
        _ close: String,
        _ isName: (ArraySlice<UInt8>) -> Bool
    ) -> Int? {
        guard rest.starts(with: open.utf8) else { return nil }
        let inside = rest.dropFirst(open.utf8.count).prefix(48)
        guard let end = inside.firstRange(of: Array(close.utf8)),
            isName(inside[..<end.lowerBound])
        else { return nil }
        return end.upperBound
    }

    /// `<pod>`, `<last tag>`; `<none>` and its kin are what programs print.
    private static func isAngleName(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, first.isASCIILetter else { return false }
        let isName = name.allSatisfy { $0.isNameByte || $0 == .space || $0 == 0x2D || $0 == 0x2E }
        return isName && !printed.contains(String(utf8: name.map(\.lowercased)))
    }

    private static let printed: Set<String> = [
        "none", "nil", "null", "unknown", "pending", "unset", "invalid", "missing", "empty", "ok",
        "error", "no value", "no values", "not set",
    ]

    /// `[COMMIT_HASH]`; `[OK]` is what programs print.
    private static func isVariableName(_ name: ArraySlice<UInt8>) -> Bool {
        name.contains(UInt8(ascii: "_"))
            && name.allSatisfy { $0.isNameByte && $0 == $0.uppercased }
    }

    /// Where the word at the start of `rest` ends if it stands for anything: `xxx`, `YOUR_TOKEN`,
    /// `vX.Y.Z`.
    private static func end(ofWordAt rest: ArraySlice<UInt8>) -> Int? {
        let word = rest.prefix(while: \.isNameByte)
        let isCrossed = word.count >= 3 && word.allSatisfy { $0.lowercased == UInt8(ascii: "x") }
        if isCrossed || word.starts(with: "YOUR_".utf8) { return word.endIndex }
        let number = word.first?.lowercased == UInt8(ascii: "v") ? word.dropFirst() : word
        guard number.elementsEqual("X".utf8) else { return nil }
        let behind = rest[word.endIndex...]
        let version = [".Y.Z", ".Y"].first { behind.starts(with: $0.utf8) }
        return version.map { word.endIndex + $0.utf8.count }
    }
}

extension UInt8 {
    /// An ASCII letter, a digit or an underscore.
    fileprivate var isNameByte: Bool { isASCIILetter || isDigit || self == UInt8(ascii: "_") }

    /// The byte with a small ASCII letter made a capital.
    fileprivate var uppercased: UInt8 { self >= 0x61 && self <= 0x7A ? self & 0xDF : self }
}
