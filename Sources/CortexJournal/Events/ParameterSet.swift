/// A placeholder got its value.
package struct ParameterSet: Sendable, Equatable, Codable {
    package enum Source: String, Sendable, Codable {
        /// `--set NAME=VALUE`
        case option
        /// The operator typed it.
        case prompt
        /// It was given earlier in the run.
        case earlier
    }

    package var name: String
    package var value: String
    package var source: Source
    /// Whether the value was a secret, so that only its name is recorded; `nil` if it was not.
    package var isSecret: Bool?

    package init(name: String, value: String, source: Source, isSecret: Bool? = nil) {
        self.name = name
        self.value = value
        self.source = source
        self.isSecret = isSecret
    }

    private enum CodingKeys: String, CodingKey {
        case name
        case value
        case source
        case isSecret = "secret"
    }
}
