package import CortexShell

/// What a step changed in the shell that changes what later text means.
package struct StateChange: Sendable, Equatable {
    /// One line each, such as "PATH changed" or "the function `ls` now stands for the command".
    package let notices: [String]

    /// Compares the states before and behind a step.
    ///
    /// `commands` are those that the runbook uses; a function of such a name shadows the command.
    package init(from old: ShellState, to new: ShellState, commands: Set<String>) {
        notices = new.differences(from: old).compactMap { difference in
            let name = difference.name
            if difference.isFunction {
                return commands.contains(name) && !difference.isGone ? Self.shadowed(name) : nil
            }
            guard Self.isSensitive(name) else { return nil }
            return difference.isGone ? Self.gone(name) : Self.changed(name)
        }
    }

    private static func isSensitive(_ name: String) -> Bool {
        sensitive.contains(name) || prefixes.contains { name.hasPrefix($0) }
    }

    private static let sensitive: Set<String> = [
        "PATH", "IFS", "CDPATH", "BASH_ENV", "ENV", "GLOBIGNORE", "HOME", "SHELLOPTS", "BASHOPTS",
        "POSIXLY_CORRECT", "PS4", "TMPDIR", "KUBECONFIG", "AWS_PROFILE", "EDITOR", "PAGER",
    ]
    private static let prefixes = ["LD_", "DYLD_", "GIT_", "BASH_FUNC_", "PYTHON", "PERL5"]
}

extension StateChange {
    private static func shadowed(_ name: String) -> String {
        "the function `\(name)` now stands for the command of that name"
    }

    private static func gone(_ name: String) -> String {
        "\(name) is gone"
    }

    private static func changed(_ name: String) -> String {
        "\(name) has changed"
    }
}
