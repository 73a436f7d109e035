/// What a terminal can show: colours and Unicode, each or neither.
package struct Style: Sendable, Equatable {
    package var colour: Bool
    package var unicode: Bool
    /// The columns of a line.
    package var width: Int
    /// Whether it is the kernel's own console, which knows few sequences and may print the rest.
    package var isConsole: Bool

    package init(colour: Bool, unicode: Bool, width: Int = 80, isConsole: Bool = false) {
        self.colour = colour
        self.unicode = unicode
        self.width = width
        self.isConsole = isConsole
    }

    /// How a text stands out.
    package enum Look: Sendable {
        case strong
        case faint
        case good
        case bad
        case warning
        case place
    }

    /// Returns `text` in `look`, or as it is where there are no colours.
    package func apply(_ look: Look, _ text: SafeText) -> SafeText {
        guard colour, !text.isEmpty else { return text }
        return look.start + text + "\u{1B}[0m"
    }

    /// Returns the sign for `symbol` that the terminal can show.
    package func sign(_ symbol: Symbol) -> SafeText {
        unicode ? symbol.unicode : symbol.ascii
    }

    /// Returns `text` as the terminal can show it: what is not ASCII is spelt out if need be.
    package func show(_ text: SafeText) -> SafeText {
        unicode ? text : text.ascii
    }
}

/// A sign with a fallback of the same meaning.
package enum Symbol: Sendable {
    case passed
    case failed
    case open
    case running
    case skipped
    case unknown
    case ellipsis
    case arrow
    case dot
    case bullet
    case barDone
    case barHalf
    case barRest
    /// The left edge of a block of code.
    case edge
    /// The left edge of what did not fit into the line above.
    case edgeAgain
    case enter

    fileprivate var unicode: SafeText {
        switch self {
        case .passed: "✓"
        case .failed: "✗"
        case .open: "○"
        case .running: "▶"
        case .skipped: "–"
        case .unknown: "?"
        case .ellipsis: "…"
        case .arrow: "→"
        case .dot: "·"
        case .bullet: "•"
        case .barDone: "━"
        case .barHalf: "╸"
        case .barRest: "─"
        case .edge: "│"
        case .edgeAgain: "┆"
        case .enter: "↵"
        }
    }

    fileprivate var ascii: SafeText {
        switch self {
        case .passed: "+"
        case .failed: "x"
        case .open: "o"
        case .running: ">"
        case .skipped: "-"
        case .unknown: "?"
        case .ellipsis: "..."
        case .arrow: "->"
        case .dot: "-"
        case .bullet: "*"
        case .barDone: "="
        case .barHalf: ">"
        case .barRest: "."
        case .edge: "|"
        case .edgeAgain: ":"
        case .enter: "Enter"
        }
    }
}

extension Style.Look {
    /// The SGR sequence (ECMA-48) that begins the look.
    fileprivate var start: SafeText {
        switch self {
        case .strong: "\u{1B}[1m"
        case .faint: "\u{1B}[2m"
        case .good: "\u{1B}[32m"
        case .bad: "\u{1B}[31m"
        case .warning: "\u{1B}[33m"
        case .place: "\u{1B}[36m"
        }
    }
}

extension SafeText {
    /// The text in ASCII: common signs as their likeness, the rest as `<U+00E9>`.
    package var ascii: SafeText {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return self }
        var ascii = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                ascii.unicodeScalars.append(scalar)
            } else {
                ascii += scalar.likeness ?? scalar.codePoint
            }
        }
        return replacing(with: ascii)
    }
}

extension Unicode.Scalar {
    fileprivate var likeness: String? {
        switch self {
        case "–", "—", "‐", "‑", "−": "-"
        case "‘", "’": "'"
        case "“", "”": "\""
        case "…": "..."
        case "•", "·": "*"
        case "→", "⇒": "->"
        case "←", "⇐": "<-"
        case "≥": ">="
        case "≤": "<="
        case "✓", "✔", "✅": "[x]"
        case "×": "x"
        case "\u{FE0E}", "\u{FE0F}": ""
        default: nil
        }
    }
}
