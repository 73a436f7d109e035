/// Why a settings file cannot be used.
package struct SettingsError: Error, Sendable, Equatable, CustomStringConvertible {
    package var path: String
    /// Where it is; `nil` where the whole file is meant.
    package var place: SettingsPlace?
    /// What is wrong and what to do about it, in one line.
    package var message: String

    /// `path:line:column: message`.
    package var description: String {
        guard let place else { return "\(path): \(message)" }
        return "\(path):\(place.line):\(place.column): \(message)"
    }
}

/// A place in a settings file.
package struct SettingsPlace: Sendable, Equatable {
    /// The 1-based line.
    package var line: Int
    /// The 1-based column, in bytes.
    package var column: Int
}
