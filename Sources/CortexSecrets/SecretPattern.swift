import CortexRunbook

/// How a kind of secret looks: what it begins with, and what follows.
package struct SecretPattern: Sendable {
    /// What may stand behind the prefix.
    package enum Alphabet: String, Sendable {
        case upper
        case alphanumeric
        /// Letters, digits, `-` and `_`.
        case url
        /// `url` and dots.
        case dotted
        case hex
    }

    package let prefix: [UInt8]
    package let alphabet: Alphabet
    /// The least number of bytes behind the prefix.
    package let least: Int
    /// What it is, for people.
    package let name: String

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
    package static let byInitial: [[SecretPattern]] = {
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
        xoxr- url 20 Slack token
        xoxs- url 20 Slack token
        xoxe- url 20 Slack token
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
    package func end(in bytes: [UInt8], at start: Int) -> Int? {
        guard bytes[start...].starts(with: prefix) else { return nil }
        let behind = start + prefix.count
        var end = behind
        while end < bytes.count, holds(bytes[end]) { end += 1 }
        return end - behind >= least ? end : nil
    }

    func holds(_ byte: UInt8) -> Bool {
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
