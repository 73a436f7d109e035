extension SafeText {
    /// The columns that the widest line takes on a terminal; approximate for rare scripts.
    ///
    /// A TAB goes to the next multiple of eight. Styles take no column.
    package var width: Int {
        // Each of these takes one column.
        if text.isPrintable { return text.utf8.count }
        var widest = 0
        var columns = Columns()
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                columns = Columns()
            } else {
                columns.take(scalar)
                widest = max(widest, columns.count)
            }
        }
        return widest
    }

    private var isOneLine: Bool {
        !text.utf8.contains(UInt8(ascii: "\n"))
    }

    /// The lines, without their LF.
    package var lines: [SafeText] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            index,
            line in
            piece(String(line), ofLine: index + 1)
        }
    }

    /// Returns the first line, cut to `width` columns with an ellipsis where it is longer.
    package func truncated(to width: Int, ellipsis: SafeText = "…") -> SafeText {
        guard let first = lines.first, first.width > width else { return lines.first ?? self }
        let room = max(0, width - ellipsis.width)
        var columns = Columns()
        var kept = String.UnicodeScalarView()
        for scalar in first.text.unicodeScalars {
            columns.take(scalar)
            guard columns.count <= room else { break }
            kept.append(scalar)
        }
        return piece(String(kept), ofLine: 1) + ellipsis
    }

    /// Returns the text in lines of at most `width` columns, broken at spaces where there are any.
    package func wrapped(to width: Int) -> [SafeText] {
        if isOneLine { return self.width <= width ? [self] : broken(to: width) }
        return lines.flatMap { line in
            line.width <= width ? [line] : line.broken(to: width)
        }
    }

    /// Returns a text of one line in lines of at most `width` columns, cut wherever that is.
    package func cut(to width: Int) -> [SafeText] {
        Self.parts(of: text[...], width: width).map { piece($0, ofLine: 1) }
    }

    /// Returns the text with spaces behind it up to `width` columns.
    package func padded(to width: Int) -> SafeText {
        var padded = self
        padded.append(.spaces(width - self.width))
        return padded
    }

    /// Returns that many spaces.
    package static func spaces(_ count: Int) -> SafeText {
        SafeText(trusted: String(decoding: [UInt8](repeating: 0x20, count: max(0, count)), as: UTF8.self))
    }

    private func broken(to width: Int) -> [SafeText] {
        var lines: [String] = []
        var line = ""
        var columns: Int?
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            for part in Self.parts(of: word, width: width) {
                let count = SafeText(trusted: part).width
                if let before = columns, before > 0, before + 1 + count > width {
                    lines.append(line)
                    line = part
                    columns = count
                } else {
                    line += columns == nil ? part : " " + part
                    columns = columns.map { $0 + 1 + count } ?? count
                }
            }
        }
        return (lines + [line]).map { piece($0, ofLine: 1) }
    }

    /// Cuts a word that is wider than a line.
    private static func parts(of word: Substring, width: Int) -> [String] {
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        var columns = Columns()
        for scalar in word.unicodeScalars {
            columns.take(scalar)
            if columns.count > max(width, 2) {
                parts.append(String(part))
                part = String.UnicodeScalarView()
                columns = Columns()
                columns.take(scalar)
            }
            part.append(scalar)
        }
        return parts + [String(part)]
    }
}

/// Counts the columns of a line, scalar by scalar.
private struct Columns {
    private(set) var count = 0
    private var isInStyle = false
    private var last = 0

    mutating func take(_ scalar: Unicode.Scalar) {
        if isInStyle {
            isInStyle = scalar != "m"
        } else if scalar == "\u{1B}" {
            isInStyle = true
        } else if scalar == "\t" {
            count = (count / 8 + 1) * 8
        } else if scalar == "\u{FE0F}" {
            count += last == 1 ? 1 : 0
            last = 2
        } else {
            last = scalar.columns
            count += last
        }
    }
}

extension Unicode.Scalar {
    /// 0 for what combines, 2 for East Asian wide characters and emoji (UAX 11), else 1.
    fileprivate var columns: Int {
        if value < 0x300 { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if properties.isEmojiPresentation { return 2 }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
