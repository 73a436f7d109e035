import CortexRunbook
package import CortexShell

/// What a step changed in the shell that changes what later text means.
package struct StateChange: Sendable, Equatable {
    /// One line each, such as "PATH changed" or "the function `ls` now stands for the command".
    package let notices: [String]

    /// Compares the states before and behind a step.
    ///
    /// `commands` are those that the runbook uses; a function or an alias of such a name, or of a
    /// builtin's, shadows it. No value is told: it may be a secret.
    package init(from old: ShellState, to new: ShellState, commands: Set<String>) {
        let isCommand = { (name: String) in
            commands.contains(name) || CommandTable.builtins.contains(name)
        }
        let declarations = new.differences(from: old).compactMap { difference -> String? in
            let name = difference.name
            if difference.isFunction {
                return isCommand(name) && !difference.isGone ? Self.shadowed(name) : nil
            }
            guard SensitiveNames.hasVariable(name) else { return nil }
            return difference.isGone ? Self.gone(name) : Self.changed(name)
        }
        notices =
            declarations
            + new.newAliases(since: old).filter(isCommand).map(Self.aliased)
            + new.optionChanges(since: old).filter { SensitiveNames.hasOption($0.name) }
            .map { Self.option($0.name, isOn: $0.isOn) }
            + new.trapChanges(since: old).map(Self.trapped)
    }
}

extension StateChange {
    private static func shadowed(_ name: String) -> String {
        "the function `\(name)` now stands for the command of that name"
    }

    private static func aliased(_ name: String) -> String {
        "the alias `\(name)` now stands for the command of that name"
    }

    private static func option(_ name: String, isOn: Bool) -> String {
        "the option \(name) is now \(isOn ? "on" : "off")"
    }

    private static func trapped(_ event: String) -> String {
        "the trap on \(event) has changed"
    }

    private static func gone(_ name: String) -> String {
        "\(name) is gone"
    }

    private static func changed(_ name: String) -> String {
        "\(name) has changed"
    }
}
