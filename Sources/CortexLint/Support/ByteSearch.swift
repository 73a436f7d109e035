extension ArraySlice<UInt8> {
    /// Where `part` stands for the time after `occurrence` others; `nil` if it does not.
    func range(of part: ArraySlice<UInt8>, occurrence: Int = 0) -> Range<Int>? {
        var rest = self
        var left = occurrence
        while let start = rest.start(of: part) {
            if left == 0 { return start..<start + part.count }
            left -= 1
            rest = rest[(start + part.count)...]
        }
        return nil
    }

    /// How often `part` occurs, overlaps left out.
    func count(of part: ArraySlice<UInt8>) -> Int {
        var rest = self
        var count = 0
        while let start = rest.start(of: part) {
            count += 1
            rest = rest[(start + part.count)...]
        }
        return count
    }

    private func start(of part: ArraySlice<UInt8>) -> Int? {
        guard let first = part.first, count >= part.count else { return nil }
        for index in startIndex...(endIndex - part.count) where self[index] == first {
            if self[index...].starts(with: part) { return index }
        }
        return nil
    }
}
