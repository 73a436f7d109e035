import TOMLKit

/// The door to the TOML parser: bytes in, values with their places out.
enum TOMLFile {
    /// Returns the top-level entries, in the file's order.
    ///
    /// - Throws: if the bytes are no TOML or over the limit.
    static func entries(
        of bytes: [UInt8],
        path: String
    ) throws(SettingsError) -> [SettingsEntry] {
        guard bytes.count <= Settings.sizeLimit else { throw .tooLarge(path) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8(path) }
        // The parser takes C strings, which end at a NUL.
        guard !bytes.contains(0), !text.contains(#"\u0000"#), !text.contains(#"\U00000000"#) else {
            throw .nul(path)
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw .malformed(error, in: bytes, path)
        } catch {
            throw SettingsError(path: path, message: "\(error)")
        }
        return entries(of: table, at: [], KeyScanner(bytes).places)
    }

    private static func entries(
        of table: TOMLTable,
        at path: KeyScanner.Path,
        _ places: [KeyScanner.Path: KeyScanner.Places]
    ) -> [SettingsEntry] {
        let entries = table.keys.compactMap { key -> SettingsEntry? in
            guard let value = table[key] else { return nil }
            let path = path + [.key(key)]
            return SettingsEntry(
                key: key,
                place: places[path]?.key,
                value: SettingsValue(
                    content: content(of: value, at: path, places),
                    place: places[path]?.value
                )
            )
        }
        return entries.sorted { ($0.place ?? .end) < ($1.place ?? .end) }
    }

    private static func content(
        of value: any TOMLValueConvertible,
        at path: KeyScanner.Path,
        _ places: [KeyScanner.Path: KeyScanner.Places]
    ) -> SettingsValue.Content {
        if let string = value.string { return .string(string) }
        if let integer = value.int { return .integer(integer) }
        if let boolean = value.bool { return .boolean(boolean) }
        if let table = value.table { return .table(entries(of: table, at: path, places)) }
        if let array = value.array {
            let elements = array.enumerated().map { index, element in
                let path = path + [.index(index)]
                return SettingsValue(
                    content: content(of: element, at: path, places),
                    place: places[path]?.value
                )
            }
            return .array(elements)
        }
        return value.type == .double ? .float : .date
    }
}

extension SettingsPlace: Comparable {
    package static func < (one: SettingsPlace, other: SettingsPlace) -> Bool {
        (one.line, one.column) < (other.line, other.column)
    }

    fileprivate static let end = SettingsPlace(line: .max, column: .max)
}

extension SettingsError {
    fileprivate static func tooLarge(_ path: String) -> SettingsError {
        SettingsError(
            path: path,
            message: "the settings have over \(Settings.sizeLimit) bytes; shorten them"
        )
    }

    fileprivate static func notUTF8(_ path: String) -> SettingsError {
        SettingsError(path: path, message: "the settings are not UTF-8; save them as UTF-8")
    }

    fileprivate static func nul(_ path: String) -> SettingsError {
        SettingsError(path: path, message: "the settings hold a NUL; take it out")
    }

    /// The parser counts columns in Unicode scalars.
    fileprivate static func malformed(
        _ error: TOMLParseError,
        in bytes: [UInt8],
        _ path: String
    ) -> SettingsError {
        let begin = error.source.begin
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        var column = begin.column
        if lines.indices.contains(begin.line - 1) {
            let line = String(decoding: lines[begin.line - 1], as: UTF8.self)
            let before = line.unicodeScalars.prefix(begin.column - 1)
            column += before.reduce(0) { $0 + UTF8.width($1) - 1 }
        }
        let reason = error.description.split(separator: "\n").first ?? ""
        return SettingsError(
            path: path,
            place: SettingsPlace(line: begin.line, column: column),
            message: "not TOML: \(reason.first?.lowercased() ?? "")\(reason.dropFirst())"
        )
    }
}
