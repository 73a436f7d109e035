/// A table of a settings file while it is read: typed values by key, and a check that none is left.
package struct SettingsTable: Sendable {
    /// What messages call the table, such as `[lint.severity]`.
    private let name: String
    private let path: String
    private let entries: [SettingsEntry]
    /// The keys that were asked for, in that order.
    private var known: [String] = []

    init(_ entries: [SettingsEntry], name: String, path: String) {
        self.entries = entries
        self.name = name
        self.path = path
    }

    /// The keys in the file's order, for tables with free keys.
    ///
    /// Asking for them makes them known.
    package mutating func allKeys() -> [String] {
        let keys = entries.map(\.key)
        known += keys
        return keys
    }

    /// The keys of tables that were not asked for, in the file's order, for free names beside keys.
    package func tableKeys() -> [String] {
        entries.filter { entry in
            guard case .table = entry.value.content else { return false }
            return !known.contains(entry.key)
        }
        .map(\.key)
    }

    /// The string at `key`; `nil` if the file does not say.
    package mutating func string(_ key: String) throws(SettingsError) -> String? {
        guard let value = value(key) else { return nil }
        guard case .string(let string) = value.content else {
            throw wrongType(key, value, "a string")
        }
        return string
    }

    /// The string at `key` as one of the values of `type`; `nil` if the file does not say.
    package mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ key: String,
        of type: Choice.Type
    ) throws(SettingsError) -> Choice? {
        guard let text = try string(key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let choices = Choice.allCases.map(\.rawValue)
        let advice = Suggestion.advice(for: text, among: choices)
        throw problem(with: key, "`\(key)` cannot be `\(text)`; \(advice)")
    }

    /// The integer at `key`; `nil` if the file does not say.
    package mutating func integer(
        _ key: String,
        in range: ClosedRange<Int> = .min ... .max
    ) throws(SettingsError) -> Int? {
        guard let value = value(key) else { return nil }
        guard case .integer(let integer) = value.content else {
            throw wrongType(key, value, "an integer")
        }
        guard range.contains(integer) else {
            throw problem(with: key, "`\(key)` must be \(Self.words(for: range)), not \(integer)")
        }
        return integer
    }

    /// The boolean at `key`; `nil` if the file does not say.
    package mutating func boolean(_ key: String) throws(SettingsError) -> Bool? {
        guard let value = value(key) else { return nil }
        guard case .boolean(let boolean) = value.content else {
            throw wrongType(key, value, "`true` or `false`")
        }
        return boolean
    }

    /// The list of strings at `key`; `nil` if the file does not say.
    package mutating func strings(_ key: String) throws(SettingsError) -> [String]? {
        guard let value = value(key) else { return nil }
        guard case .array(let elements) = value.content else {
            throw wrongType(key, value, "a list of strings")
        }
        var strings: [String] = []
        for element in elements {
            guard case .string(let string) = element.content else {
                throw wrongType(key, element, "a list of strings", inList: true)
            }
            strings.append(string)
        }
        return strings
    }

    /// Reads the table at `key` with `body`; `nil` if the file has none.
    package mutating func table<Result>(
        _ key: String,
        _ body: (inout SettingsTable) throws(SettingsError) -> Result
    ) throws(SettingsError) -> Result? {
        guard let value = value(key) else { return nil }
        guard case .table(let entries) = value.content else {
            throw wrongType(key, value, "a table")
        }
        return try SettingsTable(entries, name: name(of: key), path: path).read(body)
    }

    /// Reads each table of the list at `key` (`[[lint.profile]]`) with `body`; `nil` if there is
    /// none.
    package mutating func tables<Result>(
        _ key: String,
        _ body: (inout SettingsTable) throws(SettingsError) -> Result
    ) throws(SettingsError) -> [Result]? {
        guard let value = value(key) else { return nil }
        guard case .array(let elements) = value.content else {
            throw wrongType(key, value, "a list of tables")
        }
        var results: [Result] = []
        for element in elements {
            guard case .table(let entries) = element.content else {
                throw wrongType(key, element, "a list of tables", inList: true)
            }
            let table = SettingsTable(entries, name: "[\(name(of: key))]", path: path)
            results.append(try table.read(body))
        }
        return results
    }

    /// Returns an error at the value of `key`, or at the element `index` of its list.
    package func problem(
        with key: String,
        at index: Int? = nil,
        _ message: String
    ) -> SettingsError {
        let value = entries.first { $0.key == key }?.value
        guard let index, case .array(let elements) = value?.content,
            elements.indices.contains(index)
        else { return SettingsError(path: path, place: value?.place, message: message) }
        return SettingsError(path: path, place: elements[index].place, message: message)
    }

    /// Returns what `body` reads, provided that it asked for every key.
    consuming func read<Result>(
        _ body: (inout SettingsTable) throws(SettingsError) -> Result
    ) throws(SettingsError) -> Result {
        var table = self
        let result = try body(&table)
        guard let entry = table.entries.first(where: { !table.known.contains($0.key) }) else {
            return result
        }
        throw SettingsError(
            path: table.path,
            place: entry.place,
            message: "unknown key `\(entry.key)` in `\(table.name)`; "
                + Suggestion.advice(for: entry.key, among: table.known)
        )
    }

    private mutating func value(_ key: String) -> SettingsValue? {
        known.append(key)
        return entries.first { $0.key == key }?.value
    }

    /// `[lint.severity]` for `severity` in `[lint]`.
    private func name(of key: String) -> String {
        let parent = name.drop { $0 == "[" }.prefix { $0 != "]" }
        return "[\(parent).\(key)]"
    }
}

extension SettingsTable {
    private func wrongType(
        _ key: String,
        _ value: SettingsValue,
        _ wanted: String,
        inList: Bool = false
    ) -> SettingsError {
        SettingsError(
            path: path,
            place: value.place,
            message: "`\(key)` in `\(name)` must be \(wanted), not "
                + (inList ? "one with \(value.content.type)" : value.content.type)
        )
    }

    private static func words(for range: ClosedRange<Int>) -> String {
        if range.upperBound == .max { return "at least \(range.lowerBound)" }
        if range.lowerBound == .min { return "at most \(range.upperBound)" }
        return "\(range.lowerBound) to \(range.upperBound)"
    }
}
