import CortexRunbook

/// How a kind of secret looks: what it begins with, and what follows.
struct SecretPattern: Sendable {
    /// What may stand behind the prefix.
    enum Alphabet: String {
        case upper
        case alphanumeric
        /// Letters, digits, `-` and `_`.
        case url
        /// `url` and dots.
        case dotted
        case hex
    }

    let prefix: [UInt8]
    let alphabet: Alphabet
    /// The least number of bytes behind the prefix.
    let least: Int
    /// What it is, for people.
    let name: String

    /// Reads `AKIA upper 16 AWS access key`.
    private init?(_ line: Substring) {
        let parts = line.split(separator: " ", maxSplits: 3)
        guard parts.count == 4, let alphabet = Alphabet(rawValue: String(parts[1])),
            let least = Int(parts[2])
        else { return nil }
        prefix = Array(parts[0].utf8)
        self.alphabet = alphabet
        self.least = least
        name = String(parts[3])
    }

    /// The patterns by the first byte of their prefix.
    static let byInitial: [[SecretPattern]] = {
        var patterns = [[SecretPattern]](repeating: [], count: 256)
        for pattern in table.split(separator: "\n").compactMap(SecretPattern.init) {
            patterns[Int(pattern.prefix[0])].append(pattern)
        }
        return patterns
    }()

    private static let table = """
        AKIA upper 16 AWS access key
        ASIA upper 16 AWS access key
        ghp_ alphanumeric 36 GitHub token
        gho_ alphanumeric 36 GitHub token
        ghu_ alphanumeric 36 GitHub token
        ghs_ alphanumeric 36 GitHub token
        ghr_ alphanumeric 36 GitHub token
        github_pat_ url 22 GitHub token
        glpat- url 20 GitLab token
        xoxb- url 20 Slack token
        xoxp- url 20 Slack token
        xoxa- url 20 Slack token
        xapp- url 20 Slack token
        sk_live_ alphanumeric 20 Stripe key
        rk_live_ alphanumeric 20 Stripe key
        AIza url 35 Google API key
        ya29. url 30 Google access token
        npm_ alphanumeric 36 npm token
        pypi- url 60 PyPI token
        hf_ alphanumeric 30 Hugging Face token
        dop_v1_ hex 60 DigitalOcean token
        hvs. url 24 Vault token
        SG. dotted 40 SendGrid key
        eyJ dotted 60 JSON web token
        sha256~ url 40 OpenShift token
        """

    /// The end of the secret whose first byte is at `start`; `nil` if there is none.
    func end(in bytes: [UInt8], at start: Int) -> Int? {
        guard bytes[start...].starts(with: prefix) else { return nil }
        let behind = start + prefix.count
        var end = behind
        while end < bytes.count, holds(bytes[end]) { end += 1 }
        return end - behind >= least ? end : nil
    }

    private func holds(_ byte: UInt8) -> Bool {
        switch alphabet {
        case .upper: byte.isDigit || (byte >= 0x41 && byte <= 0x5A)
        case .alphanumeric: byte.isDigit || byte.isASCIILetter
        case .url: byte.isDigit || byte.isASCIILetter || byte == 0x2D || byte == 0x5F
        case .dotted:
            byte.isDigit || byte.isASCIILetter || byte == 0x2D || byte == 0x5F || byte == 0x2E
        case .hex: byte.isDigit || (byte.lowercased >= 0x61 && byte.lowercased <= 0x66)
        }
    }
}

/// Whether a value is a secret or stands for one.
enum SecretValue {
    /// Whether `value` shows that it is none: a variable, a mask, an example.
    static func isStandIn(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first else { return true }
        let isComputed = value.contains { "$<>{}[]%`()".utf8.contains($0) }
        if isComputed || value.contains(Array("...".utf8)) || value.contains(Array("…".utf8)) {
            return true
        }
        if value.allSatisfy({ $0 == first }) || distinct(value) < 4 { return true }
        let small = value.map(\.lowercased)
        return parts.contains { small.contains($0) } || words.contains(String(utf8: small[...]))
    }

    /// How many different bytes `value` has.
    static func distinct(_ value: ArraySlice<UInt8>) -> Int { Set(value).count }

    /// Whether it has letters and digits, and is long enough to be generated.
    static func isMixed(_ value: ArraySlice<UInt8>, least: Int, digits: Int) -> Bool {
        value.count >= least && value.count { $0.isDigit } >= digits
            && value.contains(where: \.isASCIILetter) && distinct(value) * 2 >= min(value.count, 16)
    }

    private static let parts = [
        "example", "changeme", "change-me", "change_me", "your", "xxxx", "placeholder", "redacted",
        "****", "dummy", "replace", "sample", "insert", "todo", "foobar", "my-", "my_", "test",
        "fake", "demo", "12345", "abcdef", "abc123", "topsecret",
    ].map { Array($0.utf8) }

    private static let words: Set<String> = [
        "password", "passwd", "pass", "pw", "token", "key", "apikey", "user", "username", "admin",
        "root", "postgres", "guest", "none", "null", "true", "false", "value", "string", "stdin",
        "password1", "password123", "p@ssw0rd", "admin123", "minio123", "rabbitmq", "foo", "bar",
    ]
}
