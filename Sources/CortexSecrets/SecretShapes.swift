import CortexRunbook

/// Secrets that nobody has registered, known by what they look like.
struct SecretShapes: Sendable {
    /// A part of a stream, and the last bytes before it.
    struct Window {
        let bytes: [UInt8]
        let range: Range<Int>
        let before: [UInt8]
        /// Whether nothing comes behind it.
        let isEnd: Bool

        /// The byte at `index`, which may lie before the part; `nil` where nothing is known.
        func byte(_ index: Int) -> UInt8? {
            if index >= range.lowerBound { return index < range.upperBound ? bytes[index] : nil }
            let place = before.count + index - range.lowerBound
            return place >= 0 ? before[place] : nil
        }

        /// The bytes from `start` on, at most `limit`.
        func rest(_ start: Int, upTo limit: Int) -> ArraySlice<UInt8> {
            bytes[min(start, range.upperBound)..<min(start + limit, range.upperBound)]
        }

        /// Whether more bytes may come behind `rest`, which begins at `start`.
        func mayGoOn(_ rest: ArraySlice<UInt8>, upTo limit: Int) -> Bool {
            !isEnd && rest.endIndex == range.upperBound && rest.count < limit
        }
    }

    /// What stands at a place.
    enum Finding {
        case nothing
        /// It depends on what comes.
        case unknown
        case secret(Range<Int>, name: String)
    }

    /// What a shape begins with.
    private struct Opening {
        var text: [UInt8]
        var shape: Shape
        /// Whether what stands before it must not be a letter or a digit.
        var needsBoundary = false
        var ignoresCase = false
        /// Where in `text` the bytes stand by which it is found.
        var key = 0
    }

    private enum Shape {
        case pattern(SecretPattern)
        case address
        case header
        case privateKey
    }

    private let openings: [Opening]
    /// The openings by the first byte of their keys.
    private let byInitial: [[Int]]
    private let filter: PairFilter
    /// The size of the longest opening.
    private let longest: Int

    /// All shapes that are known.
    static let all = SecretShapes()

    private init() {
        var openings = SecretPattern.byInitial.joined().map { pattern in
            let isShort = !pattern.prefix.contains { !$0.isASCIILetter } || pattern.prefix.count < 4
            return Opening(
                text: pattern.prefix,
                shape: .pattern(pattern),
                needsBoundary: isShort
            )
        }
        openings += [
            Opening(text: Array("://".utf8), shape: .address),
            Opening(
                text: Array("authorization".utf8),
                shape: .header,
                ignoresCase: true,
                key: 6
            ), Opening(text: Array("-----BEGIN ".utf8), shape: .privateKey, key: 5),
        ]
        var filter = PairFilter()
        var byInitial = [[Int]](repeating: [], count: 256)
        for (index, opening) in openings.enumerated() {
            let key = Array(opening.text[opening.key...])
            filter.add(key, ignoringCase: opening.ignoresCase)
            byInitial[Int(key[0])].append(index)
            if opening.ignoresCase { byInitial[Int(key[0] & 0xDF)].append(index) }
        }
        (self.openings, self.byInitial, self.filter) = (openings, byInitial, filter)
        longest = openings.map(\.text.count).max() ?? 0
    }

    /// Calls `found` with each secret in `window`; returns from where on it depends on what comes.
    func search(_ window: Window, _ found: (Range<Int>, String) -> Void) -> Int {
        let range = window.range
        var hold = startOfOpening(in: window)
        var next = range.lowerBound
        filter.candidates(in: window.bytes, range) { place in
            for key in max(next, place - 1)...max(next, place) {
                for index in byInitial[Int(window.bytes[key])] {
                    let start = key - openings[index].key
                    guard start >= range.lowerBound, stands(openings[index], at: start, window)
                    else { continue }
                    switch finding(openings[index].shape, at: start, window) {
                    case .nothing: break
                    case .unknown: hold = min(hold, start)
                    case .secret(let range, let name): found(range, name)
                    }
                }
            }
            next = max(next, place + 1)
        }
        return hold
    }

    private func stands(_ opening: Opening, at start: Int, _ window: Window) -> Bool {
        guard start + opening.text.count <= window.range.upperBound,
            begins(opening, at: start, opening.text.count, window)
        else { return false }
        return !opening.needsBoundary || isBoundary(start, window)
    }

    private func begins(
        _ opening: Opening,
        at start: Int,
        _ count: Int,
        _ window: Window
    ) -> Bool {
        for index in 0..<count {
            let byte = window.bytes[start + index]
            if opening.text[index] != (opening.ignoresCase ? byte.lowercased : byte) {
                return false
            }
        }
        return true
    }

    /// Returns the first place from which on the window is the beginning of an opening.
    private func startOfOpening(in window: Window) -> Int {
        let end = window.range.upperBound
        for start in max(
            window.range.lowerBound,
            end - longest + 1
        )..<max(
            window.range.lowerBound,
            end
        ) {
            let count = end - start
            let isOne = openings.contains {
                $0.text.count > count && begins($0, at: start, count, window)
            }
            if isOne { return start }
        }
        return end
    }

    /// Whether a word may begin at `start`: behind no letter or digit, but for those that end an
    /// escape sequence.
    private func isBoundary(_ start: Int, _ window: Window) -> Bool {
        guard let last = window.byte(start - 1) else { return true }
        guard last.isASCIILetter || last.isDigit || last == UInt8(ascii: "_") else { return true }
        if window.byte(start - 2) == .backslash { return "nrtbf".utf8.contains(last) }
        if window.byte(start - 3) == UInt8(ascii: "%") { return true }
        var index = start - 2
        while let byte = window.byte(index), 0x20...0x3F ~= byte { index -= 1 }
        return window.byte(index) == UInt8(ascii: "[") && window.byte(index - 1) == 0x1B
    }

    private func finding(_ shape: Shape, at start: Int, _ window: Window) -> Finding {
        switch shape {
        case .pattern(let pattern): token(pattern, at: start, window)
        case .address: AddressShape.finding(at: start, window)
        case .header: HeaderShape.finding(at: start, window)
        case .privateKey: KeyShape.finding(at: start, window)
        }
    }

    private func token(
        _ pattern: SecretPattern,
        at start: Int,
        _ window: Window
    ) -> Finding {
        let behind = start + pattern.prefix.count
        let rest = window.rest(behind, upTo: Self.longestToken)
        var value = rest.prefix { pattern.holds($0) }
        if value.endIndex == rest.endIndex, window.mayGoOn(rest, upTo: Self.longestToken) {
            return .unknown
        }
        while value.last == UInt8(ascii: ".") { value.removeLast() }
        let isToken =
            pattern.name != "JSON web token" || value.count { $0 == UInt8(ascii: ".") } == 2
        guard value.count >= pattern.least, isToken, SecretValue.distinct(value) > 6 else {
            return .nothing
        }
        return .secret(start..<value.endIndex, name: pattern.name)
    }

    static let longestToken = 1 << 14
    /// How many bytes before a place decide what stands there.
    static let lookBehind = 32
}

/// The password in `://user:password@host`.
private enum AddressShape {
    static func finding(at start: Int, _ window: SecretShapes.Window) -> SecretShapes.Finding {
        let rest = window.rest(start + 3, upTo: longest)
        let authority = rest.prefix { byte in
            byte > 0x20 && byte < 0x7F && !ends.contains(byte)
        }
        if authority.endIndex == rest.endIndex, window.mayGoOn(rest, upTo: longest) {
            return .unknown
        }
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return .nothing }
        let user = authority[..<at]
        guard let colon = user.firstIndex(of: .colon) else {
            return SecretValue.isMixed(user, least: 20, digits: 3)
                ? .secret(user.startIndex..<at, name: name) : .nothing
        }
        let password = user[(colon + 1)...]
        guard let first = password.first, password.count >= 3,
            !"$%{[<*".utf8.contains(first), SecretValue.distinct(password) > 1
        else { return .nothing }
        return .secret(password.startIndex..<at, name: name)
    }

    /// What ends an address's first part.
    private static let ends = ByteSet("/\"'`<>()|\\?#")
    private static let name = "password in an address"
    private static let longest = 512
}

/// `Authorization: Bearer …`, in a header, in JSON or in a command.
private enum HeaderShape {
    static func finding(at start: Int, _ window: SecretShapes.Window) -> SecretShapes.Finding {
        let rest = window.rest(start + "authorization".utf8.count, upTo: longest)
        let line = rest.prefix { $0 != .lineFeed && $0 != .carriageReturn && $0 != 0x1B }
        var value = line.drop { "\"'\\".utf8.contains($0) }.drop { $0 == .space }
        if value.isEmpty {
            return line.endIndex == rest.endIndex && window.mayGoOn(rest, upTo: longest)
                ? .unknown : .nothing
        }
        guard value.first == .colon || value.first == UInt8(ascii: "=") else { return .nothing }
        value = value.dropFirst().drop { $0 == .space || $0 == .tab }
            .drop { "\"'\\".utf8.contains($0) }
        value = value.prefix { $0 >= 0x20 && !ends.contains($0) }
        if value.endIndex == rest.endIndex, window.mayGoOn(rest, upTo: longest) {
            return .unknown
        }
        let scheme = value.prefix { $0 != .space }
        let hasScheme = schemes.contains(String(decoding: scheme, as: UTF8.self).lowercased())
        if hasScheme { value = value[scheme.endIndex...].drop { $0 == .space } }
        let word = value.prefix { $0 != .space }
        guard let first = word.first, !"$<{[%".utf8.contains(first),
            isCredential(word, least: hasScheme ? 6 : 16)
        else { return .nothing }
        return .secret(value.startIndex..<value.endIndex, name: "authorization header")
    }

    /// Whether it is more than a word of prose.
    private static func isCredential(_ word: ArraySlice<UInt8>, least: Int) -> Bool {
        guard word.count >= least, SecretValue.distinct(word) > 3 else { return false }
        return word.count >= 24
            || word.dropFirst().contains { !($0.isASCIILetter && $0.lowercased == $0) }
    }

    private static let schemes: Set<String> = [
        "basic", "bearer", "token", "digest", "negotiate", "apikey", "ntlm", "aws4-hmac-sha256",
        "bot", "key",
    ]
    /// What ends a header's value in a command or in JSON.
    private static let ends = ByteSet("\"'`\\")
    private static let longest = 4_096
}

/// `-----BEGIN PRIVATE KEY-----` and what follows, with line ends or `\n` as in JSON.
private enum KeyShape {
    static func finding(at start: Int, _ window: SecretShapes.Window) -> SecretShapes.Finding {
        let rest = window.rest(start, upTo: longest)
        let mayGoOn = window.mayGoOn(rest, upTo: longest)
        let head = rest.dropFirst(5).prefix(60)
        let title = head.prefix { $0 != UInt8(ascii: "-") }
        let header = rest.prefix(title.count + 10)
        if header.endIndex == rest.endIndex, mayGoOn, isTitle(title) { return .unknown }
        guard isTitle(title), title.suffix(11).elementsEqual("PRIVATE KEY".utf8),
            header.suffix(5).elementsEqual("-----".utf8)
        else { return .nothing }
        var end = header.endIndex
        var isLast = false
        while true {
            let gap = lineEnd(rest[end...])
            if mayGoOn, rest[(end + gap)...].elementsEqual([.backslash]) { return .unknown }
            let line = rest[(end + gap)...].prefix { $0 > 0x20 && $0 != .backslash || $0 == .space }
            if line.endIndex == rest.endIndex, mayGoOn { return .unknown }
            if line.starts(with: "-----END ".utf8) {
                let title = line.dropFirst(9).prefix { $0 != UInt8(ascii: "-") }
                let dashes = line[title.endIndex...].prefix { $0 == UInt8(ascii: "-") }
                end = dashes.endIndex
                break
            }
            guard gap > 0, !line.isEmpty, !isLast, isBody(line) else { break }
            isLast = line.count < 40 && !line.contains(.colon)
            end = line.endIndex
        }
        return .secret(start..<end, name: "private key")
    }

    private static func isTitle(_ title: ArraySlice<UInt8>) -> Bool {
        title.allSatisfy { $0 == .space || $0.isDigit || ($0.isASCIILetter && $0 < 0x60) }
    }

    /// The size of the line ends at the start of `rest`.
    private static func lineEnd(_ rest: ArraySlice<UInt8>) -> Int {
        var index = rest.startIndex
        while index < rest.endIndex {
            if rest[index] == .lineFeed || rest[index] == .carriageReturn {
                index += 1
            } else if rest[index] == .backslash, index + 1 < rest.endIndex,
                rest[index + 1] == UInt8(ascii: "n") || rest[index + 1] == UInt8(ascii: "r")
            {
                index += 2
            } else {
                break
            }
        }
        return index - rest.startIndex
    }

    /// Whether a line is of base64, or one of the headers of an encrypted key.
    private static func isBody(_ line: ArraySlice<UInt8>) -> Bool {
        let isHeader = ["Proc-Type: ", "DEK-Info: "].contains { line.starts(with: $0.utf8) }
        return isHeader
            || line.allSatisfy { $0.isASCIILetter || $0.isDigit || "+/=".utf8.contains($0) }
    }

    private static let longest = 1 << 14
}
