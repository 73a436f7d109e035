/// The word that somebody may have meant.
enum Nearest {
    /// The candidate with the fewest edits from `word`, at most a third of its letters.
    ///
    /// Of equals the first in the alphabet, so that the answer does not depend on the set's order.
    static func to(_ word: String, among candidates: some Sequence<String>) -> String? {
        let limit = max(1, word.utf8.count / 3)
        return
            candidates
            .map { (distance: distance(word, $0, limit: limit), word: $0) }
            .filter { $0.distance <= limit }
            .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?
            .word
    }

    /// The edits between two words (Levenshtein); anything above `limit` if it is more.
    private static func distance(_ left: String, _ right: String, limit: Int) -> Int {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        guard abs(left.count - right.count) <= limit else { return limit + 1 }
        var row = Array(0...right.count)
        for (above, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = above + 1
            for index in right.indices {
                let changed = diagonal + (right[index] == letter ? 0 : 1)
                diagonal = row[index + 1]
                row[index + 1] = min(changed, diagonal + 1, row[index] + 1)
            }
        }
        return row[right.count]
    }
}
