package import CortexRunbook

/// A JSON value (RFC 8259) as it was read.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The member `name`; `nil` where this is no object or has none.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    package var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    package var bool: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }

    /// The number, where it is a whole one that fits.
    package var integer: Int? {
        guard case .number(let number) = self else { return nil }
        return Int(exactly: number)
    }

    /// Whether it is there and not `null`.
    package var isPresent: Bool { self != .null }
}

extension JSONWriter {
    /// Writes what was read, members in the order of their names.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let flag): self.value(flag)
        case .number(let number):
            if let whole = Int(exactly: number) { self.value(whole) } else { raw("\(number)".utf8) }
        case .string(let text): self.value(text)
        case .array(let elements): array { for element in elements { $0.value(element) } }
        case .object(let members):
            object { json in
                for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                    json.key(name)
                    json.value(member)
                }
            }
        }
    }
}
