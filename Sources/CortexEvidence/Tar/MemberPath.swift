/// The paths that a bundle may hold: plain names below each other, nothing else.
package enum MemberPath {
    /// The longest path, in bytes; ustar's name field.
    package static let maximumLength = 100

    /// Returns why `path` may not stand in a bundle; `nil` if it may.
    package static func objection(to path: some Collection<UInt8>) -> String? {
        guard !path.isEmpty else { return "a member has no name" }
        guard path.count <= maximumLength else { return "a member's name is too long" }
        guard path.allSatisfy(isPlain) else { return "a member's name has a character not allowed" }
        let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count <= 3, parts.allSatisfy({ isName(Array($0)) }) else {
            return "a member's name is no plain path"
        }
        return nil
    }

    /// Letters, digits and `.` `_` `-`, and the separator.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/"): true
        default: false
        }
    }

    /// A name that no shell takes for an option, a hidden file or another folder.
    private static func isName(_ part: [UInt8]) -> Bool {
        guard let first = part.first else { return false }
        return first != UInt8(ascii: ".") && first != UInt8(ascii: "-")
    }
}
