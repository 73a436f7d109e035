/// How a terminal shows a piece of text, as SGR sequences set it.
///
/// Concealed and blinking text is shown as any other.
package struct TerminalLook: Sendable, Hashable {
    package var isBold = false
    package var isFaint = false
    package var isItalic = false
    package var isUnderlined = false
    package var isStruck = false
    /// One of the terminal's 16 colours, 0 to 15; `nil` for the text's own.
    package private(set) var foreground: Int?
    /// As `foreground`, for what is behind the text.
    package private(set) var background: Int?
    private var isInverse = false

    package init() {}

    /// The colour of the text as it is seen; never that of what is behind it.
    package var text: Int? { isInverse ? background : foreground }

    /// The colour behind the text as it is seen; `nil` where the text could not be read on it.
    package var behind: Int? {
        let behind = isInverse ? foreground : background
        return behind == text ? nil : behind
    }

    /// Whether text and ground change places without either having a colour of its own.
    package var isPlainInverse: Bool { isInverse && foreground == nil && background == nil }

    /// Applies the parameters of an SGR sequence, `1;31`.
    mutating func apply(_ parameters: String) {
        let codes = parameters.split(separator: ";", omittingEmptySubsequences: false).map {
            $0.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        }
        var rest = (codes.isEmpty ? [[0]] : codes)[...]
        while let code = rest.popFirst() {
            if let first = code.first, first == 38 || first == 48 || first == 58 {
                let colour = code.count > 1 ? Self.colour(code.dropFirst()) : Self.colour(&rest)
                if first == 38 { foreground = colour }
                if first == 48 { background = colour }
            } else {
                apply(code: code.first ?? 0)
            }
        }
    }

    private mutating func apply(code: Int) {
        switch code {
        case 0: self = TerminalLook()
        case 1: isBold = true
        case 2: isFaint = true
        case 3: isItalic = true
        case 4, 21: isUnderlined = true
        case 7: isInverse = true
        case 9: isStruck = true
        case 22: (isBold, isFaint) = (false, false)
        case 23: isItalic = false
        case 24: isUnderlined = false
        case 27: isInverse = false
        case 29: isStruck = false
        case 30...37: foreground = code - 30
        case 39: foreground = nil
        case 40...47: background = code - 40
        case 49: background = nil
        case 90...97: foreground = code - 82
        case 100...107: background = code - 92
        default: break
        }
    }

    /// Takes the colour behind 38 or 48 out of the parameters: `5;N` or `2;R;G;B`.
    private static func colour(_ rest: inout ArraySlice<[Int]>) -> Int? {
        let kind = rest.first?.first
        let count = kind == 5 ? 2 : kind == 2 ? 4 : 1
        defer { rest = rest.dropFirst(count) }
        return colour(rest.prefix(count).compactMap(\.first)[...])
    }

    /// Returns the nearest of the 16 colours; `nil` if `parts` name none.
    private static func colour(_ parts: ArraySlice<Int>) -> Int? {
        switch (parts.first, parts.count) {
        case (5, 2...): indexed(parts[parts.startIndex + 1])
        case (2, 4...):
            // Some write an empty colour space before the three values.
            nearest(Array(parts.suffix(3)))
        default: nil
        }
    }

    /// The colour with this number among xterm's 256.
    private static func indexed(_ number: Int) -> Int? {
        switch number {
        case 0...15: number
        case 16...231:
            nearest([36, 6, 1].map { ((number - 16) / $0 % 6) * 51 })
        case 232...255: nearest(Array(repeating: (number - 232) * 10 + 8, count: 3))
        default: nil
        }
    }

    private static func nearest(_ parts: [Int]) -> Int {
        let parts = parts.map { min(max($0, 0), 255) }
        let brightest = parts.max() ?? 0
        guard brightest >= 48 else { return 0 }
        if brightest - (parts.min() ?? 0) < 40 {
            return brightest < 112 ? 8 : brightest < 208 ? 7 : 15
        }
        let bits = parts.enumerated().reduce(0) { bits, part in
            part.element * 2 > brightest ? bits | 1 << part.offset : bits
        }
        return brightest > 200 ? bits + 8 : bits
    }
}
