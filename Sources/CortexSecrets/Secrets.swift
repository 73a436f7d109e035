import CortexRunbook

/// The values that no record may hold, each with the name that stands there instead.
package struct Secrets: Sendable, Equatable {
    /// A value and its name.
    package struct Secret: Sendable, Hashable {
        package let name: String
        let value: [UInt8]
    }

    /// Why a value cannot be hidden: it would tear holes into everything that is recorded, and
    /// the holes would tell it.
    package enum Objection: Sendable, Equatable {
        case short
        case common
        case large
        /// It does not look like one: an address, a path, a number.
        case plain
    }

    package private(set) var all: [Secret] = []

    package init() {}

    /// Adds `value` under `name`, without line ends behind it; returns why it is not hidden, `nil`
    /// if it is from now on.
    @discardableResult
    package mutating func add(
        _ value: some Collection<UInt8>,
        named name: String
    ) -> Objection? {
        let value = Self.withoutEnd(Array(value))
        if let objection = Self.objection(to: value) { return objection }
        if !all.contains(where: { $0.value == value }) {
            all.append(Secret(name: SecretName.safe(name), value: value))
        }
        return nil
    }

    /// Adds `value` if `name` is that of a secret and the value does not show that it is none.
    @discardableResult
    package mutating func add(_ value: String, ifSensitive name: String) -> Objection? {
        guard SecretName.isSensitive(name) else { return .plain }
        if Self.isPlain(value) { return .plain }
        return add(value.utf8, named: name)
    }

    /// Adds the values of an environment's variables whose names are those of secrets.
    package mutating func add(environment: [String: String]) {
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
            add(value, ifSensitive: name)
        }
    }

    /// Adds those of `others`.
    package mutating func add(_ others: Secrets) {
        for secret in others.all { add(secret.value, named: secret.name) }
    }

    /// Why `value` cannot be hidden; `nil` if it can.
    package static func objection(to value: [UInt8]) -> Objection? {
        if value.count < shortest { return .short }
        if value.count > largest { return .large }
        let isCommon = CommonWords.contains(value) || SecretValue.distinct(value[...]) < 2
        return isCommon ? .common : nil
    }

    /// Whether a value tells by itself that it is no secret: a number, a plain address, or a path
    /// of more than one part.
    private static func isPlain(_ value: String) -> Bool {
        if value.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) {
            return value.utf8.count < 16
        }
        // The name of a variable that holds the secret.
        let isName = value.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "_") || byte.isDigit || byte &- 0x41 < 26
        }
        if isName, value.contains("_") { return true }
        let isAddress = value.hasPrefix("http://") || value.hasPrefix("https://")
        if isAddress { return !value.contains("@") && !value.contains("?") }
        let isPath = ["/", "./", "../", "~/"].contains { value.hasPrefix($0) }
        return isPath && value.contains("/") && !value.contains("+") && !value.hasSuffix("=")
            && value.utf8.count { $0 == UInt8(ascii: "/") } > 1
    }

    private static func withoutEnd(_ value: [UInt8]) -> [UInt8] {
        var value = value
        while let last = value.last, last == .lineFeed || last == .carriageReturn {
            value.removeLast()
        }
        return value
    }

    /// The fewest bytes of a value that is hidden.
    package static let shortest = 8
    /// The most bytes of a value that is hidden.
    package static let largest = 1 << 15
}

extension Secrets.Objection {
    /// Why, for a person; what follows "the value".
    package var words: String {
        switch self {
        case .short: "has fewer than \(Secrets.shortest) bytes"
        case .common: "is a common word; hiding it would spoil every record and tell it besides"
        case .large: "has more than \(Secrets.largest) bytes"
        case .plain: "looks like a number, a path or an address, not like a secret"
        }
    }
}

/// Words of eight bytes and more that stand in the output of many programs.
private enum CommonWords {
    static func contains(_ value: [UInt8]) -> Bool {
        words.contains(String(decoding: value.map(\.lowercased), as: UTF8.self))
    }

    private static let words = Set(
        """
        password passwords passphrase password1 password123 changeme changeit p@ssw0rd
        localhost localhost.localdomain 127.0.0.1 postgres postgresql rabbitmq minioadmin
        administrator username anonymous undefined disabled production development testing
        default-token kubernetes container database defaults deployment directory document
        download environment exception filesystem function generated hostname identity install
        installed internal interface keychain keyring language libsecret location manifest
        multiple namespace negative nonsense notfound operation optional original override
        parameter permission platform positive previous priority privileged processing profiles
        progress projects protected protocol provider receive received redacted register registry
        released releases removing replaced repository required resource response rollback
        schedule security selected sensitive sequence services settings shutdown software
        specific standard starting statement storage strategy structure succeeded supported
        template temporary terminal timestamp together transfer true,true universal unknown
        unlimited unsigned upstream validate validation variable verified version visible
        warnings workflow workspace yesterday abcdefgh 12345678 123456789 1234567890
        application/json text/plain osxkeychain gnome-keyring secretservice plaintext encrypted
        external required-secret optional-secret your-token-here your_token_here example-token
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
