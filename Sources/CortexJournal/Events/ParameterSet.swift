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

    package init(name: String, value: String, source: Source) {
        self.name = name
        self.value = value
        self.source = source
    }
}
