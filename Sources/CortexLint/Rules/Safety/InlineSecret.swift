import CortexRunbook
import CortexSecrets

/// A key, a token or a password that stands in the document.
///
/// The runbook is in the repository, on the wiki and in everybody's paste buffer, and so is what
/// opens the database. Whoever finds it has to be treated as having used it.
///
/// The document's whole text is looked through, whatever its kind. Variables, masks (`****`),
/// placeholders and the usual examples (`changeme`, `AKIA…EXAMPLE`) are left alone. The message
/// never repeats the secret, and there is no fix: a secret that was written down must be replaced.
///
/// ## Bad
/// ```bash
/// mysql -u app -pR4zk8vQ2 orders
/// ```
///
/// ## Good
/// ```bash
/// mysql --defaults-file=/run/secrets/orders.cnf orders
/// ```
enum InlineSecret: Rule {
    static let about = RuleDescription(
        "SAF005",
        "inline-secret",
        .error,
        level: .default,
        kinds: .all
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        var secrets = SecretScan(document.source.bytes).secrets
        for script in document.scripts {
            for call in script.calls { secrets += CommandSecrets.secrets(of: call, in: script) }
        }
        var end = 0
        for secret in secrets.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
        where secret.range.lowerBound >= end {
            end = secret.range.upperBound
            findings.append(.secret(secret))
        }
    }
}

/// A secret in a document.
struct Secret {
    var range: Range<Int>
    /// What it is, for people.
    var name: String
}

/// One pass over a document's bytes that finds secrets by their form.
private struct SecretScan {
    private let bytes: [UInt8]
    private(set) var secrets: [Secret] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let patterns = SecretPattern.byInitial
        let all = Self.pairs
        let pairs = all.span
        let text = bytes.span
        var index = 0
        while index + 1 < text.count {
            guard pairs[text[index].pair(with: text[index + 1])] else {
                index += 1
                continue
            }
            let isWord = index > 0 && text[index - 1].isWord
            let next = isWord ? index : readPattern(patterns[Int(text[index])], index)
            readOther(index, isWord: isWord)
            index = max(next, index + 1)
        }
    }

    /// Whether a pattern, a key, an address or a private key may begin with a pair of bytes, by its
    /// place.
    private static let pairs: [Bool] = {
        var pairs = [Bool](repeating: false, count: UInt8.pairCount)
        let others = [":/", "--"].map { Array($0.utf8) } + keys.map(\.bytes)
        for start in SecretPattern.byInitial.joined().map(\.prefix) + others {
            pairs[start[0].pair(with: start[1])] = true
        }
        return pairs
    }()

    /// Reads what begins at `index`, behind which another byte stands, and is no pattern.
    private mutating func readOther(_ index: Int, isWord: Bool) {
        switch (bytes[index], bytes[index + 1]) {
        case (.colon, UInt8(ascii: "/")): readURL(index)
        case (UInt8(ascii: "-"), UInt8(ascii: "-")): readKey(index)
        default: if mayBeSetting(index) { readSetting(index, isWord: isWord) }
        }
    }

    /// Whether the three letters at `index` begin one of the keys; most text is not looked at
    /// further.
    private func mayBeSetting(_ index: Int) -> Bool {
        guard index + 2 < bytes.count else { return false }
        let third = bytes[index + 2] | 0x20
        switch (bytes[index] | 0x20, bytes[index + 1] | 0x20) {
        case (UInt8(ascii: "p"), UInt8(ascii: "a")): return third == UInt8(ascii: "s")
        case (UInt8(ascii: "t"), UInt8(ascii: "o")): return third == UInt8(ascii: "k")
        case (UInt8(ascii: "s"), UInt8(ascii: "e")): return third == UInt8(ascii: "c")
        case (UInt8(ascii: "k"), UInt8(ascii: "e")): return third == UInt8(ascii: "y")
        case (UInt8(ascii: "b"), UInt8(ascii: "e")): return third == UInt8(ascii: "a")
        case (UInt8(ascii: "b"), UInt8(ascii: "a")): return third == UInt8(ascii: "s")
        default: return false
        }
    }

    private mutating func add(_ range: Range<Int>, _ name: String) {
        secrets.append(Secret(range: range, name: name))
    }

    private mutating func readPattern(_ patterns: [SecretPattern], _ start: Int) -> Int {
        for pattern in patterns {
            guard let end = pattern.end(in: bytes, at: start) else { continue }
            let value = bytes[start + pattern.prefix.count..<end]
            let isToken = pattern.prefix != Array("eyJ".utf8) || value.count { $0 == 0x2E } == 2
            guard isToken, !SecretValue.isStandIn(value), SecretValue.distinct(value) > 6 else {
                continue
            }
            add(start..<end, pattern.name)
            return end
        }
        return start
    }

    /// Reads `://user:password@host` at its colon.
    private mutating func readURL(_ colon: Int) {
        guard bytes[(colon + 1)...].starts(with: "//".utf8) else { return }
        let authority = bytes[(colon + 3)...].prefix(200).prefix { byte in
            byte > 0x20 && !Self.endsAuthority(byte)
        }
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return }
        let credentials = authority[..<at]
        guard let separator = credentials.firstIndex(of: .colon) else { return }
        let user = credentials[..<separator]
        let password = credentials[(separator + 1)...]
        guard password.count >= 4, !user.elementsEqual(password),
            !SecretValue.isStandIn(password)
        else { return }
        add(password.startIndex..<password.endIndex, "password in an address")
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x27, 0x28, 0x29, 0x2F, 0x3C, 0x3E, 0x60, 0x7C: true
        default: false
        }
    }

    /// Reads the first line of a private key, and the one behind it.
    private mutating func readKey(_ start: Int) {
        guard bytes[start...].starts(with: "-----BEGIN ".utf8) else { return }
        let header = bytes[start...].prefix { $0 != .lineFeed }.trimmed
        guard header.count < 60,
            header.suffix(16).elementsEqual("PRIVATE KEY-----".utf8)
        else { return }
        let rest = bytes[header.endIndex...].drop { $0 == .lineFeed || $0.isBlank || $0 == 0x0D }
        let line = rest.prefix { $0.isDigit || $0.isASCIILetter || $0 == 0x2B || $0 == 0x2F }
        guard line.count >= 40, SecretValue.distinct(line) > 12 else { return }
        add(header.startIndex..<header.endIndex, "private key")
    }

    /// Reads `password: value`, `token=value` and `Bearer value`.
    private mutating func readSetting(_ start: Int, isWord: Bool) {
        for key in Self.keys where matches(key.bytes, at: start) {
            guard !isWord || key.mayEndAName else { continue }
            var index = start + key.bytes.count
            if bytes[index...].first == 0x22 || bytes[index...].first == 0x27 { index += 1 }
            let gap = bytes[index...].prefix(3).prefix {
                $0 == .space || $0 == .colon || $0 == UInt8(ascii: "=")
            }
            let isAssigned = gap.contains(.colon) || gap.contains(UInt8(ascii: "="))
            guard key.isScheme ? gap.elementsEqual([.space]) : isAssigned else { continue }
            index += gap.count
            if bytes[index...].first == 0x22 || bytes[index...].first == 0x27 { index += 1 }
            let value = bytes[index...].prefix(200).prefix { byte in
                byte > 0x20 && !"\"'`,;|&".utf8.contains(byte)
            }
            guard SecretValue.isMixed(value, least: key.least, digits: key.digits),
                !SecretValue.isStandIn(value), key.digits < 3 || isOneWord(value)
            else { continue }
            add(value.startIndex..<value.endIndex, key.name)
            return
        }
    }

    private func matches(_ key: [UInt8], at start: Int) -> Bool {
        start + key.count < bytes.count
            && zip(key, bytes[start...]).allSatisfy { $0 == $1.lowercased }
    }

    /// Whether it is no path, host or name with hyphens.
    private func isOneWord(_ value: ArraySlice<UInt8>) -> Bool {
        !value.contains { $0 == UInt8(ascii: "/") || $0 == 0x2E || $0 == 0x2D || $0 == .colon }
    }

    private struct Key {
        var bytes: [UInt8]
        var name: String
        var least: Int
        var digits: Int
        var isScheme = false
        var mayEndAName = true

        init(_ text: String, _ name: String, least: Int, digits: Int) {
            bytes = Array(text.utf8)
            self.name = name
            self.least = least
            self.digits = digits
        }
    }

    private static let keys: [Key] = {
        var keys = ["password", "passwd", "passphrase"].map {
            Key($0, "password", least: 8, digits: 1)
        }
        keys += ["token", "secret", "secret_key", "secret-key", "secretkey", "key"].map {
            Key($0, "token or key", least: 20, digits: 3)
        }
        var bearer = Key("bearer", "bearer token", least: 20, digits: 3)
        var basic = Key("basic", "password in a header", least: 12, digits: 1)
        (bearer.isScheme, basic.isScheme) = (true, true)
        (bearer.mayEndAName, basic.mayEndAName) = (false, false)
        return keys + [bearer, basic]
    }()
}

extension Finding {
    fileprivate static func secret(_ secret: Secret) -> Finding {
        Finding(
            secret.range,
            "a \(secret.name) stands in the document",
            help: "replace it where it is valid, and read it from a file or the environment"
        )
    }
}
