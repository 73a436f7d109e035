/// Which names of variables, keys and placeholders stand for secrets.
package enum SecretName {
    /// Whether what bears that name is taken for a secret.
    ///
    /// Case, `_`, `-` and spaces do not matter.
    package static func isSensitive(_ name: some StringProtocol) -> Bool {
        let plain = name.lowercased().filter { !"_- ".contains($0) }
        return parts.contains { plain.contains($0) }
    }

    /// Returns what stands in a record for a secret of that name.
    package static func marker(_ name: String) -> String { "[secret:\(safe(name))]" }

    /// Returns the name with only letters, digits, `_`, `-` and `.`, at most 64 of them.
    static func safe(_ name: String) -> String {
        let shown = name.unicodeScalars.prefix(64).map { scalar -> Character in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar)
            return isPlain || scalar == "_" || scalar == "-" || scalar == "."
                ? Character(scalar) : "-"
        }
        return shown.isEmpty ? "unnamed" : String(shown)
    }

    private static let parts = [
        "token", "secret", "passw", "passphrase", "apikey", "credential", "privatekey",
    ]
}
