/// What to write instead of a name that nobody knows.
package enum Suggestion {
    /// Returns the name of `names` that `name` was probably meant to be; `nil` if none is near.
    package static func nearest(to name: String, among names: [String]) -> String? {
        let wanted = Array(name.lowercased().utf8)
        let most = max(1, wanted.count / 3)
        let distances = names.map { distance(wanted, Array($0.lowercased().utf8), most: most) }
        guard let least = distances.min(), least <= most,
            let index = distances.firstIndex(of: least)
        else { return nil }
        return names[index]
    }

    /// Returns "did you mean `x`?", or which names there are.
    package static func advice(for name: String, among names: [String]) -> String {
        if let nearest = nearest(to: name, among: names) { return "did you mean `\(nearest)`?" }
        guard !names.isEmpty else { return "leave it out" }
        return "known: \(names.map { "`\($0)`" }.joined(separator: ", "))"
    }

    /// The number of bytes to insert, delete, replace, or swap with their neighbour (the optimal
    /// string alignment distance); any number over `most` where it is over `most`.
    private static func distance(_ one: [UInt8], _ other: [UInt8], most: Int) -> Int {
        guard abs(one.count - other.count) <= most else { return most + 1 }
        var beforeLast: [Int] = []
        var last = Array(0...other.count)
        for (row, byte) in one.enumerated() {
            var current = [row + 1]
            for (column, candidate) in other.enumerated() {
                let replaced = last[column] + (byte == candidate ? 0 : 1)
                var best = min(replaced, last[column + 1] + 1, current[column] + 1)
                let isSwap =
                    row > 0 && column > 0 && byte == other[column - 1]
                    && one[row - 1] == candidate
                if isSwap { best = min(best, beforeLast[column - 1] + 1) }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[other.count]
    }
}
