package import CortexRunbook

/// A simple command of a script as the program sees it, wrappers such as `sudo` taken off.
package final class ShellCall: Sendable {
    /// The index of the command in the script's `commands`.
    package let command: Int
    /// The program's base name; empty if bash computes it.
    package let name: String
    /// The arguments as options and operands.
    package let call: CommandCall
    /// What is known of it; what its redirections write is left out.
    package let traits: CommandTraits
    /// What the settings say of it.
    let house: HouseCommands.Facts
    /// Whether `timeout` ends it.
    package let isLimited: Bool
    /// The place of the program's word among the words of the command; wrappers stand before it.
    private let program: Int

    /// The calls of `script`, in the order in which they begin.
    static func all(
        in script: BashScript,
        _ house: HouseCommands = HouseCommands([:])
    ) -> [ShellCall] {
        let traits = script.traits
        let invocations = script.invocations
        return script.commands.indices.compactMap { index in
            let command = script.commands[index]
            guard command.kind == .simple, !command.words.isEmpty else { return nil }
            return ShellCall(index, command, invocations[index], traits[index], house)
        }
    }

    private init(
        _ index: Int,
        _ command: BashScript.Command,
        _ invocation: Invocation,
        _ traits: CommandTraits,
        _ house: HouseCommands
    ) {
        self.command = index
        name = invocation.name
        call = invocation.call()
        self.house = house.facts(of: name, call)
        self.traits = traits.union(self.house.traits)
        isLimited = invocation.isLimited
        program = command.words.count - 1 - invocation.arguments.count
    }

    /// The bytes of the program's word in `script`.
    package func programRange(in script: BashScript) -> Range<Int> {
        script.words[script.commands[command].words[program]].range
    }

    /// The bytes of the argument at `index` in `script`.
    package func argumentRange(_ index: Int, in script: BashScript) -> Range<Int> {
        script.words[script.commands[command].words[program + 1 + index]].range
    }
}
