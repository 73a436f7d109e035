import CortexRunbook

/// What is looked for in a text: the forms of the registered secrets, and the shapes of others.
///
/// It does not change, so that streams share it.
package final class SecretMatcher: Sendable {
    /// The secrets that it was made of.
    package let secrets: Secrets
    private let forms: [Form]
    private let filter: BlockFilter
    /// The forms by a hash of their first four bytes: those of hash `n` are
    /// `order[starts[n]..<starts[n + 1]]`.
    private let starts: [Int]
    private let order: [Int]
    /// Whether a form begins with the byte.
    private let initials: [Bool]
    /// The size of the longest form.
    let longest: Int

    private struct Form {
        var bytes: [UInt8]
        /// The index of the secret.
        var secret: Int
    }

    package init(_ secrets: Secrets = Secrets()) {
        self.secrets = secrets
        var known: Set<[UInt8]> = []
        var forms: [Form] = []
        for (index, secret) in secrets.all.enumerated() {
            for form in SecretForms(of: secret.value).all where known.insert(form).inserted {
                forms.append(Form(bytes: form, secret: index))
            }
        }
        var filter = BlockFilter()
        var initials = [Bool](repeating: false, count: 256)
        var buckets = [[Int]](repeating: [], count: Self.bucketCount)
        for (index, form) in forms.enumerated() {
            filter.add(form.bytes)
            initials[Int(form.bytes[0])] = true
            buckets[Self.bucket(of: form.bytes, at: 0)].append(index)
        }
        (self.forms, self.filter, self.initials) = (forms, filter, initials)
        starts = buckets.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        order = buckets.flatMap { $0 }
        longest = forms.lazy.map(\.bytes.count).max() ?? 0
    }

    /// The name of a secret by its index.
    func name(of secret: Int) -> String { secrets.all[secret].name }

    /// Calls `found` with each place in `range` where a form stands, and the secret's index; of
    /// those that begin at one place only the longest.
    func matches(
        in bytes: [UInt8],
        _ range: Range<Int>,
        _ found: (Range<Int>, Int) -> Void
    ) {
        guard !forms.isEmpty else { return }
        var next = range.lowerBound
        filter.candidates(in: bytes, range) { place in
            for start in max(next, place - 3)...max(next, place) {
                if let match = match(in: bytes, at: start, range.upperBound) {
                    found(start..<match.end, match.secret)
                }
            }
            next = max(next, place + 1)
        }
    }

    private func match(
        in bytes: [UInt8],
        at start: Int,
        _ end: Int
    ) -> (end: Int, secret: Int)? {
        guard initials[Int(bytes[start])], start + 4 <= end else { return nil }
        let bucket = Self.bucket(of: bytes, at: start)
        var longest: (end: Int, secret: Int)?
        for place in starts[bucket]..<starts[bucket + 1] {
            let form = forms[order[place]]
            guard start + form.bytes.count <= end, Self.isSame(form.bytes, bytes, start),
                start + form.bytes.count > longest?.end ?? 0
            else { continue }
            longest = (start + form.bytes.count, form.secret)
        }
        return longest
    }

    /// Returns the first place from which on `range` is the beginning of a form; its end if there
    /// is none.
    func startOfBeginning(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        let end = range.upperBound
        if longest == 0 { return end }
        for start in max(range.lowerBound, end - longest + 1)..<max(range.lowerBound, end)
        where initials[Int(bytes[start])] && isBeginning(bytes, start, end) {
            return start
        }
        return end
    }

    private func isBeginning(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let count = end - start
        guard count >= 4 else {
            return forms.contains { $0.bytes.starts(with: bytes[start..<end]) }
        }
        let bucket = Self.bucket(of: bytes, at: start)
        return (starts[bucket]..<starts[bucket + 1]).contains { place in
            let form = forms[order[place]].bytes
            return form.count > count && bytes[start..<end].elementsEqual(form[..<count])
        }
    }

    private static func isSame(_ form: [UInt8], _ bytes: [UInt8], _ start: Int) -> Bool {
        let (one, other) = (form.span, bytes.span)
        for index in one.indices where one[index] != other[start + index] { return false }
        return true
    }

    private static func bucket(of bytes: [UInt8], at start: Int) -> Int {
        var block: UInt32 = 0
        for index in 0..<4 { block = block << 8 | UInt32(bytes[start + index]) }
        return Int((block &* 0x9E37_79B1) >> 20)
    }

    private static let bucketCount = 1 << 12
}
