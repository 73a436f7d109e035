import CortexRunbook

/// Whether a value is a secret or stands for one.
package enum SecretValue {
    /// Whether `value` shows that it is none: a variable, a mask, an example.
    package static func isStandIn(_ value: ArraySlice<UInt8>) -> Bool {
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
    package static func distinct(_ value: ArraySlice<UInt8>) -> Int { Set(value).count }

    /// Whether it has letters and digits, and is long enough to be generated.
    package static func isMixed(_ value: ArraySlice<UInt8>, least: Int, digits: Int) -> Bool {
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
