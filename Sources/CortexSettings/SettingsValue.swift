/// A value of a settings file and the place where it stands.
struct SettingsValue: Sendable, Equatable {
    enum Content: Sendable, Equatable {
        case string(String)
        case integer(Int)
        case boolean(Bool)
        case array([SettingsValue])
        case table([SettingsEntry])
        /// A number with a fraction.
        case float
        /// A date, a time, or both.
        case date
    }
    let content: Content
    let place: SettingsPlace?
}

/// A key of a table with its value.
struct SettingsEntry: Sendable, Equatable {
    let key: String
    /// Where the key stands.
    let place: SettingsPlace?
    let value: SettingsValue
}

extension SettingsValue.Content {
    /// What a person calls the type ("must be a string, not an integer").
    var type: String {
        switch self {
        case .string: "a string"
        case .integer: "an integer"
        case .boolean: "a boolean"
        case .array: "a list"
        case .table: "a table"
        case .float: "a fraction"
        case .date: "a date"
        }
    }
}
