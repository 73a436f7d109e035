/// GitHub's anchors of a document's headings, duplicates numbered.
package struct Anchors: Sendable {
    private var taken: [String: Int] = [:]

    package init() {}

    /// Returns the anchor of the next heading, whose plain text is `heading`.
    ///
    /// As in github-slugger: small letters, spaces become hyphens, punctuation and symbols go.
    package mutating func anchor(of heading: some Collection<UInt8>) -> String {
        let slug = Self.slug(heading)
        guard var count = taken[slug] else {
            taken[slug] = 0
            return slug
        }
        var anchor: String
        repeat {
            count += 1
            anchor = "\(slug)-\(count)"
        } while taken[anchor] != nil
        taken[slug] = count
        taken[anchor] = 0
        return anchor
    }

    private static func slug(_ heading: some Collection<UInt8>) -> String {
        if heading.allSatisfy({ $0 < 0x80 }) { return ascii(heading) }
        var slug = ""
        for scalar in String(utf8: heading).lowercased().unicodeScalars {
            if scalar == " " {
                slug.append("-")
            } else if scalar.isKept {
                slug.unicodeScalars.append(scalar)
            }
        }
        return slug
    }

    private static func ascii(_ heading: some Collection<UInt8>) -> String {
        var slug: [UInt8] = []
        slug.reserveCapacity(heading.count)
        for byte in heading {
            if byte == .space {
                slug.append(0x2D)
            } else if byte.isWord || byte == 0x2D || byte == 0x5F {
                slug.append(byte.lowercased)
            }
        }
        return String(utf8: slug)
    }
}

extension Unicode.Scalar {
    fileprivate var isKept: Bool {
        if self == "-" || self == "_" { return true }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
            .connectorPunctuation:
            return true
        default: return false
        }
    }
}
