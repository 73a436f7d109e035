import CortexRunbook
import CortexSecrets

/// Passwords in the arguments of programs that take them there.
enum CommandSecrets {
    /// What `call` shows of them.
    static func secrets(of call: ShellCall, in script: ShellScript) -> [Secret] {
        guard let options = table.fact(of: call) else { return [] }
        var secrets: [Secret] = []
        for (index, argument) in call.call.arguments.enumerated() {
            for option in options.split(separator: " ").map(String.init) {
                let place = value(of: option, argument, index, call.call.arguments)
                guard let (at, value) = place else { continue }
                let bytes = Array(value.utf8)[...]
                let secret = option == "-u" || option == "--user" ? password(bytes) : bytes
                guard secret.count >= 4, !SecretValue.isStandIn(secret) else { continue }
                let word = script.argumentRange(at, of: call)
                let text = script.bash.text(call.argumentRange(at, in: script.bash))
                let offset = Array(text.utf8)[...].start(ofLast: secret)
                let start = word.lowerBound + (offset ?? 0)
                secrets.append(Secret(range: start..<start + secret.count, name: "password"))
            }
        }
        return secrets
    }

    /// The argument that holds the value of `option`, and the value.
    private static func value(
        of option: String,
        _ argument: String,
        _ index: Int,
        _ arguments: [String]
    ) -> (at: Int, value: String)? {
        if option.hasSuffix("*") {
            let name = option.dropLast()
            guard argument.hasPrefix(name), argument.utf8.count > name.utf8.count,
                !argument.hasPrefix("--")
            else { return nil }
            return (index, String(argument.dropFirst(name.count)))
        }
        if argument.hasPrefix(option + "=") {
            return (index, String(argument.dropFirst(option.count + 1)))
        }
        guard argument == option, index + 1 < arguments.count,
            !arguments[index + 1].hasPrefix("-")
        else { return nil }
        return (index + 1, arguments[index + 1])
    }

    /// What stands behind the colon of `user:password`.
    private static func password(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        value.firstIndex(of: .colon).map { value[($0 + 1)...] } ?? []
    }

    /// The options that take a password; `*` says that it stands directly behind the letter.
    private static let table = FactTable<String>(
        """
        mysql|mariadb|mysqldump|mysqladmin|mariadb-dump : -p* --password
        sshpass : -p -p*
        curl : -u --user
        docker|podman|oras|skopeo login : -p --password
        redis-cli : -a --pass
        mongosh|mongo|mongodump|mongorestore : -p --password
        az login : -p --password
        oc login : -p --password
        htpasswd : -b
        ldapsearch|ldapmodify|ldapadd : -w
        helm registry login : -p --password
        argocd|vault|rabbitmqadmin|kinit : --password
        """,
        { String($0) }
    )
}

extension ArraySlice<UInt8> {
    /// Where `part` stands last; `nil` if it does not.
    fileprivate func start(ofLast part: ArraySlice<UInt8>) -> Int? {
        guard count >= part.count else { return nil }
        return (startIndex...(endIndex - part.count)).last { self[$0...].starts(with: part) }
    }
}
