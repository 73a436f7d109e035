import CortexRunbook

/// What stays the same of a finding when other parts of its document change.
///
/// It is made of the rule's code, the path, the text of the line, the headings above it and, where
/// all these are the same, an ordinal; never of a line number.
package struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
    /// The hash of the line's text, runs of blanks as one.
    package let line: UInt64
    /// Which of the findings with the same key it is, from 1 in the order of the text.
    package let ordinal: Int
    private let value: UInt64

    /// 16 lower-case hexadecimal digits.
    package var description: String { value.hexadecimal }

    /// The line's hash and the ordinal, as SARIF's `primaryLocationLineHash` has them.
    package var lineHash: String { "\(line.hexadecimal):\(ordinal)" }

    fileprivate init(_ key: Key, path: String, ordinal: Int) {
        var hash = FNV()
        hash.take(key.code)
        hash.take(path)
        hash.take(key.line.hexadecimal)
        hash.take(key.headings)
        hash.take(String(ordinal))
        line = key.line
        self.ordinal = ordinal
        value = hash.value
    }

    fileprivate struct Key: Hashable {
        let code: String
        let line: UInt64
        let headings: String
    }

    /// Gives the findings of a document their fingerprints, in the order of the text.
    struct Counter {
        private let path: String
        private var uses: [Key: Int] = [:]

        init(path: String) {
            self.path = path
        }

        /// The fingerprint of the next finding; `headings` are the titles above its line, without
        /// numbers.
        mutating func next(
            code: String,
            line: ArraySlice<UInt8>,
            headings: String
        ) -> Fingerprint {
            var hash = FNV()
            hash.take(normalized: line)
            let key = Key(code: code, line: hash.value, headings: headings)
            let ordinal = uses[key, default: 0] + 1
            uses[key] = ordinal
            return Fingerprint(key, path: path, ordinal: ordinal)
        }
    }
}

/// The 64-bit hash FNV-1a of Fowler, Noll and Vo.
private struct FNV {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    private mutating func take(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    /// Takes a text and an end mark, so that two texts are not one.
    mutating func take(_ text: String) {
        for byte in text.utf8 { take(byte) }
        take(0)
    }

    /// Takes a line without blanks at its ends, and runs of them as one.
    mutating func take(normalized line: ArraySlice<UInt8>) {
        var wasBlank = false
        for byte in line.trimmed {
            if !byte.isBlank {
                take(byte)
            } else if !wasBlank {
                take(.space)
            }
            wasBlank = byte.isBlank
        }
    }
}

extension UInt64 {
    /// 16 lower-case digits.
    fileprivate var hexadecimal: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
