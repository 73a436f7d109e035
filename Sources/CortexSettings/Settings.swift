import CortexRunbook

/// A settings file (`cortex.toml`): tables, each read by the part of Cortex that it is for.
///
/// The file may belong to another program too: a table that nobody reads is nobody's business.
package struct Settings: Sendable, Equatable {
    /// The path for messages.
    package let path: String
    /// The SHA-256 of the file's bytes, 64 hexadecimal digits.
    package let digest: String
    private let entries: [SettingsEntry]

    /// Reads a file's bytes as TOML.
    ///
    /// - Throws: if they are none.
    package init(reading bytes: [UInt8], path: String) throws(SettingsError) {
        self.path = path
        digest = Digest.hex(of: bytes)
        entries = try TOMLFile.entries(of: bytes, path: path)
    }

    /// The largest file that is read, in bytes.
    package static let sizeLimit = 1 << 20

    /// Whether the file has the table `name`.
    package func has(_ name: String) -> Bool { entries.contains { $0.key == name } }

    /// All strings of the file, each with the innermost key that it stands under.
    package var strings: [(key: String, value: String)] {
        entries.flatMap { Self.strings(in: $0.value, under: $0.key) }
    }

    private static func strings(
        in value: SettingsValue,
        under key: String
    ) -> [(key: String, value: String)] {
        switch value.content {
        case .string(let text): [(key, text)]
        case .array(let values): values.flatMap { strings(in: $0, under: key) }
        case .table(let entries): entries.flatMap { strings(in: $0.value, under: $0.key) }
        default: []
        }
    }

    /// Reads the top-level table `name` with `body`; `nil` if the file has none.
    ///
    /// `body` asks for each key it knows; a key of the file for which it did not ask is unknown.
    ///
    /// - Throws: what `body` throws; for an unknown key; if `name` is no table.
    package func read<Result>(
        _ name: String,
        _ body: (inout SettingsTable) throws(SettingsError) -> Result
    ) throws(SettingsError) -> Result? {
        guard let entry = entries.first(where: { $0.key == name }) else { return nil }
        guard case .table(let entries) = entry.value.content else {
            throw SettingsError(
                path: path,
                place: entry.value.place,
                message: "`\(name)` must be a table, not \(entry.value.content.type)"
            )
        }
        return try SettingsTable(entries, name: "[\(name)]", path: path).read(body)
    }
}
