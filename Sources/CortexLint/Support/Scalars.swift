/// UTF-8 read at a place; what is not UTF-8 gives `nil`.
extension ArraySlice<UInt8> {
    /// The scalar that begins at `index`, and how many bytes it takes.
    func scalar(at index: Int) -> (scalar: Unicode.Scalar, width: Int)? {
        guard index < endIndex else { return nil }
        var decoder = UTF8()
        var rest = self[index...].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
        return (scalar, UTF8.width(scalar))
    }

    /// The scalar that ends before `index`.
    func scalar(before index: Int) -> Unicode.Scalar? {
        var start = index - 1
        while start >= startIndex, index - start <= 4 {
            if !UTF8.isContinuation(self[start]) { return scalar(at: start)?.scalar }
            start -= 1
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// `U+202E`.
    var code: String {
        let number = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
    }
}
