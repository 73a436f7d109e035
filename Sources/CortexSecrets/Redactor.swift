/// Takes secrets out of a stream, whatever pieces it comes in.
///
/// What may be the beginning of a secret waits until the rest has come; everything else goes
/// through at once. Secrets that overlap become one mark.
package struct Redactor: Sendable {
    private let matcher: SecretMatcher
    /// What has not been let through yet.
    private var held: [UInt8] = []
    /// How many of the first held bytes a mark stands for already.
    private var covered = 0
    /// The last bytes that were let through, or that a mark stands for.
    private var before: [UInt8] = []
    /// The state of the second view where `held` begins.
    private var state = SecondView.State()
    /// How many bytes have come out.
    private var count = 0
    /// What is known already of the piece that did not pass.
    private var reviewed: (review: Review, start: Int)?
    /// What was taken out so far.
    package private(set) var tally = RedactionTally()

    package init(_ matcher: SecretMatcher) {
        self.matcher = matcher
    }

    /// How many bytes wait.
    package var heldCount: Int { held.count }

    /// Whether the `part` of `bytes` goes through as it is; takes it if it does.
    ///
    /// It does if nothing waits, and nothing in it is a secret or the beginning of one. If it does not,
    /// it is the piece that `take` gets next.
    package mutating func passes(_ bytes: [UInt8], _ part: Range<Int>) -> Bool {
        guard held.isEmpty else { return false }
        let review = review(bytes, part, isEnd: false)
        guard review.groups.isEmpty, review.end == part.upperBound else {
            reviewed = (review, part.lowerBound)
            return false
        }
        letGo(bytes, part.lowerBound..<part.upperBound)
        count += part.count
        return true
    }

    /// Takes the next piece; returns what comes out.
    package mutating func take(_ piece: some Collection<UInt8>) -> [UInt8] {
        held.append(contentsOf: piece)
        return release(isEnd: false)
    }

    /// Returns what comes out behind the last piece.
    package mutating func finish() -> [UInt8] {
        release(isEnd: true)
    }

    private mutating func release(isEnd: Bool) -> [UInt8] {
        let bytes = held
        held = []
        let known = isEnd ? nil : reviewed.map { $0.review.moved(by: -$0.start) }
        reviewed = nil
        let review = known ?? review(bytes, bytes.indices, isEnd: isEnd)
        var result: [UInt8] = []
        result.reserveCapacity(review.end + 64)
        var index = 0
        for group in review.groups where group.range.lowerBound < review.end {
            result.append(contentsOf: bytes[index..<group.range.lowerBound])
            if !group.isMarked {
                tally.note(group.name, at: count + result.count)
                result.append(contentsOf: SecretName.marker(group.name).utf8)
            }
            index = min(group.range.upperBound, review.end)
            covered = group.range.upperBound - review.end
        }
        result.append(contentsOf: bytes[index..<review.end])
        covered = max(covered, 0)
        letGo(bytes, 0..<review.end)
        held = Array(bytes[review.end...])
        count += result.count
        return result
    }

    /// Remembers what a later piece needs to know of `part`.
    private mutating func letGo(_ bytes: [UInt8], _ part: Range<Int>) {
        if matcher.longest > 0 { state = SecondView.state(of: bytes, part, from: state) }
        let last = bytes[part].suffix(SecretShapes.lookBehind)
        before = Array((before + last).suffix(SecretShapes.lookBehind))
    }

    /// Secrets that overlap.
    private struct Group {
        var range: Range<Int>
        var name: String
        /// Whether there is a mark for it already.
        var isMarked = false
    }

    private struct Review {
        /// What is hidden, in order.
        var groups: [Group]
        /// Up to where nothing can change any more.
        var end: Int

        /// Returns it for the same bytes at another place.
        func moved(by distance: Int) -> Review {
            var review = self
            review.end += distance
            for index in groups.indices {
                let range = groups[index].range
                review.groups[index].range =
                    range.lowerBound + distance..<range.upperBound + distance
            }
            return review
        }
    }

    private func review(_ bytes: [UInt8], _ part: Range<Int>, isEnd: Bool) -> Review {
        var found: [Group] = []
        if covered > 0 {
            let range = part.lowerBound..<part.lowerBound + covered
            found.append(Group(range: range, name: "", isMarked: true))
        }
        let window = SecretShapes.Window(
            bytes: bytes,
            range: part,
            before: before,
            isEnd: isEnd
        )
        var end = SecretShapes.all.search(window) { found.append(Group(range: $0, name: $1)) }
        matcher.matches(in: bytes, part) { range, secret in
            found.append(Group(range: range, name: matcher.name(of: secret)))
        }
        end = min(end, matcher.startOfBeginning(in: bytes, part))
        if matcher.longest > 0, let view = SecondView(of: bytes, part, from: state) {
            matcher.matches(in: view.bytes, view.bytes.indices) { range, secret in
                guard let place = view.place(of: range) else { return }
                found.append(Group(range: place, name: matcher.name(of: secret)))
            }
            let rest = view.lastBarrier..<view.bytes.count
            let start = matcher.startOfBeginning(in: view.bytes, rest)
            if start < view.bytes.count, view.isOpen { end = min(end, view.place(of: start)) }
        }
        return Review(groups: Self.merged(found), end: isEnd ? part.upperBound : end)
    }

    private static func merged(_ found: [Group]) -> [Group] {
        var result: [Group] = []
        let sorted = found.sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }
        for group in sorted {
            if let last = result.last, group.range.lowerBound < last.range.upperBound {
                let end = max(last.range.upperBound, group.range.upperBound)
                result[result.count - 1].range = last.range.lowerBound..<end
                result[result.count - 1].isMarked = last.isMarked || group.isMarked
            } else {
                result.append(group)
            }
        }
        return result
    }
}

extension SecretMatcher {
    /// Returns `text` with a mark for each secret in it.
    package func redacting(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var redactor = Redactor(self)
        if redactor.passes(bytes, bytes.indices) { return text }
        let result = redactor.take(bytes) + redactor.finish()
        return redactor.tally.isEmpty ? text : String(decoding: result, as: UTF8.self)
    }
}
