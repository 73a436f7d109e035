import CortexRunbook

/// A systemd unit that a command names, and whose manager it asks.
struct UnitMention: Sendable, Equatable {
    /// The name without `.service`.
    var name: String
    /// Whether it is the user's own manager (`--user`).
    var isUser: Bool
    var range: Range<Int>

    /// The units in the document's commands.
    static func all(in document: LintDocument) -> [UnitMention] {
        document.scripts.flatMap { script in
            script.calls.flatMap { units(of: $0, in: script) }
        }
    }

    private static func units(of call: ShellCall, in script: ShellScript) -> [UnitMention] {
        let names: [String]
        switch call.name {
        case "systemctl":
            guard let verb = call.call.operands.first, verbs.contains(verb) else { return [] }
            names = Array(call.call.operands.dropFirst())
        case "journalctl":
            names = [call.call.value(of: "-u", "--unit", "--user-unit")].compactMap(\.self)
        default: return []
        }
        let isUser = call.call.has("--user") || call.call.has("--user-unit")
        return call.call.arguments.enumerated().compactMap { index, argument in
            guard names.contains(argument), argument.utf8.allSatisfy(isPlain) else { return nil }
            let range = script.documentRange(call.argumentRange(index, in: script.bash))
            let name = argument.hasSuffix(".service") ? String(argument.dropLast(8)) : argument
            return UnitMention(name: name, isUser: isUser, range: range)
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte.isWord || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x40
    }

    private static let verbs = CommandTable.words(
        """
        start stop restart reload try-restart reload-or-restart status enable disable is-active
        is-enabled is-failed show kill mask unmask reset-failed cat
        """
    )
}
