import CortexRunbook

/// A text with some of its bytes replaced, and where the new ones stand.
struct EditedText {
    let bytes: [UInt8]
    /// The places of the replacements in the new text, in its order.
    let places: [Range<Int>]

    /// Applies `edits`, which do not overlap, to `original`.
    init(_ original: [UInt8], _ edits: [Fix.Edit]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(original.count + 256)
        var places: [Range<Int>] = []
        var end = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            bytes += original[end..<edit.range.lowerBound]
            let start = bytes.count
            bytes += edit.text.utf8
            places.append(start..<bytes.count)
            end = edit.range.upperBound
        }
        bytes += original[end...]
        self.bytes = bytes
        self.places = places
    }
}

extension Fix {
    /// Whether its edits lie within a text of `count` bytes and do not overlap each other.
    func isApplicable(to count: Int) -> Bool {
        var end = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard edit.range.lowerBound >= end, edit.range.upperBound <= count else { return false }
            end = edit.range.upperBound
        }
        return !edits.isEmpty
    }
}
