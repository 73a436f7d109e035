package import CortexShell

/// What a step changed in the shell that changes what later text means.
package struct StateChange: Sendable, Equatable {
    /// One line each, such as "PATH changed" or "the function `ls` now stands for the command".
    package let notices: [String]

    /// Compares the states before and behind a step.
    ///
    /// `commands` are those that the runbook uses; a function of such a name shadows the command.
    package init(from old: ShellState, to new: ShellState, commands: Set<String>) {
        let before = old.declarations
        let after = new.declarations
        let names = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
        notices = names.sorted().compactMap { name in
            if name.hasSuffix("()") {
                let function = String(name.dropLast(2))
                return commands.contains(function) && after[name] != nil
                    ? "the function `\(function)` now stands for the command of that name" : nil
            }
            guard Self.isSensitive(name) else { return nil }
            return after[name] == nil ? "\(name) is gone" : "\(name) has changed"
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
