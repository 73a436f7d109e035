import Testing

@testable import CortexSecrets

/// Values with what makes encodings differ: quotes, spaces, slashes, line ends, other alphabets.
private let values = [
    "hunter2-correct", "p@ss w0rd/with+all=", "it's \"quoted\" $HOME `x`", "s3cr3t\\back/slash",
    "schlüssel-für-Köln", "line one of it\nline two of it", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
    "0123456789abcdef0123456789abcdef01234567", "tab\there-and-there", "aaaabaaaabaaaab",
]

struct RedactorTests {
    @Test(arguments: values)
    func `no encoding of a secret comes through, wherever the pieces end`(value: String) {
        let secrets = secrets([value])
        let matcher = SecretMatcher(secrets)
        for form in SecretForms(of: Array(value.utf8)).all {
            let whole = Array("before <".utf8) + form + Array("> behind".utf8)
            let expected = "before <[secret:S0]> behind"
            for cut in 0...whole.count {
                let result = redacted(whole, matcher, cuts: [cut])
                #expect(text(result) == expected, "cut at \(cut) of \(text(whole))")
            }
        }
    }

    @Test(arguments: values.filter { !$0.contains("\n") })
    func `a secret that is wrapped or coloured does not come through`(value: String) {
        let matcher = SecretMatcher(secrets([value]))
        let bytes = Array(value.utf8)
        for separator in ["\r\n", "\n", "\u{1B}[31m", "\u{1B}[K\u{1B}[0m", "\u{1B}(B\u{1B}[m"] {
            for place in 1..<bytes.count {
                let whole = bytes[..<place] + Array(separator.utf8) + bytes[place...]
                for cut in [0, 1, place, place + 1, place + separator.utf8.count, whole.count] {
                    let all = Array("a ".utf8) + whole + Array(" b".utf8)
                    let result = redacted(all, matcher, cuts: [min(cut + 2, all.count)])
                    #expect(text(result) == "a [secret:S0] b")
                }
            }
        }
        let coloured = bytes.flatMap { Array("\u{1B}[1;3\($0 % 8)m".utf8) + [$0] }
        let start = "\u{1B}[1;3\((bytes.first ?? 0) % 8)m"
        #expect(text(redacted(coloured, matcher, cuts: [])) == start + "[secret:S0]")
    }

    @Test func `pieces of any size give what one sees who sees the whole`() {
        var random = SeededGenerator(seed: 7)
        let alphabet = ["a", "b", "ab", "\n", "\r\n", "\u{1B}[1m", "\u{1B}[", "x", "aab", "\u{1B}"]
        let chosen = secrets(["aaabbbab", "abababab", "abbaabbaab", "ab\nabxabab", "bbbbabxb"])
        let matcher = SecretMatcher(chosen)
        var hits = 0
        for _ in 0..<1_500 {
            var whole: [UInt8] = []
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                switch Int.random(in: 0..<4, using: &random) {
                case 0: whole += chosen.all.randomElement(using: &random)?.value ?? []
                default: whole += Array((alphabet.randomElement(using: &random) ?? "").utf8)
                }
            }
            let expected = reference(whole, hiding: chosen)
            hits += expected == whole ? 0 : 1
            let cuts = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                Int.random(in: 0...whole.count, using: &random)
            }
            let result = redacted(whole, matcher, cuts: cuts.sorted())
            #expect(text(result) == text(expected), "\(text(whole).debugDescription) \(cuts)")
        }
        #expect(hits > 1_000)
    }

    @Test func `byte by byte comes out the same, and nothing waits that is no beginning`() {
        let matcher = SecretMatcher(secrets(["hunter2-correct"]))
        var redactor = Redactor(matcher)
        var result: [UInt8] = []
        for byte in "echo hunter2-correct, hunter2-corr\n done".utf8 {
            result += redactor.take([byte])
        }
        #expect(text(result) == "echo [secret:S0], hunter2-corr\n don")
        #expect(text(redactor.finish()) == "e")
        #expect(
            redactor.tally.entries == [
                RedactionTally.Entry(name: "S0", count: 1, offsets: [5])
            ]
        )
    }

    @Test func `overlapping secrets become one mark`() {
        let matcher = SecretMatcher(secrets(["abcdefgh-1234", "1234-ijklmnop"]))
        let whole = Array("<abcdefgh-1234-ijklmnop>".utf8)
        for cut in 0...whole.count {
            #expect(text(redacted(whole, matcher, cuts: [cut])) == "<[secret:S0]>")
        }
    }

    @Test func `a word is not one across a screenful of empty lines`() {
        let matcher = SecretMatcher(secrets(["hunter2-correct"]))
        let gap = [UInt8](repeating: 0x0A, count: 600)
        let whole = Array("hunter2-".utf8) + gap + Array("correct".utf8)
        for cut in [0, 8, 9, 300, 607, 608, 609] {
            #expect(redacted(whole, matcher, cuts: [cut]) == whole)
        }
    }

    @Test func `what holds no secret goes through as it is`() {
        let matcher = SecretMatcher(secrets(values))
        var redactor = Redactor(matcher)
        let plain = Array("nothing to hide in here\r\n\u{1B}[1mor here\u{1B}[0m, ok.\r\n".utf8)
        let passes = redactor.passes(plain, plain.indices)
        #expect(passes)
        #expect(redactor.heldCount == 0)
    }

    @Test(arguments: [
        ("short", Secrets.Objection.short), ("password", .common), ("Production", .common),
        ("aaaaaaaaaaaa", .common),
    ])
    func `what would spoil every record is not hidden`(
        value: String,
        objection: Secrets.Objection
    ) {
        #expect(Secrets.objection(to: Array(value.utf8)) == objection)
    }

    @Test(arguments: [
        ("GITHUB_TOKEN", "abcdefghij1", true), ("db_password", "abcdefghij1", true),
        ("API-KEY", "abcdefghij1", true), ("PrivateKey", "abcdefghij1", true),
        ("PATH", "abcdefghij1", false), ("MAX_TOKENS", "100000000", false),
        ("TOKEN_URL", "https://auth.example/token", false),
        ("TOKEN_URL", "https://u:p@auth.example/token", true),
        ("SECRET_FILE", "/run/secrets/db", false), ("TOKEN", "/9j+Ab/cdEF0123==", true),
        ("TOKEN_ENV", "GITHUB_TOKEN", false),
    ])
    func `names tell which variables hold secrets`(name: String, value: String, isSecret: Bool) {
        var secrets = Secrets()
        secrets.add(value, ifSensitive: name)
        #expect(!secrets.all.isEmpty == isSecret)
    }
}

/// Numbers that are the same in every run (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
    var seed: UInt64

    mutating func next() -> UInt64 {
        seed &+= 0x9E37_79B9_7F4A_7C15
        var value = seed
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
