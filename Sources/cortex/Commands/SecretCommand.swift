import ArgumentParser
import CortexEngine
import CortexJournal
import CortexSecrets
import SystemPackage

/// Keeps the values that no run may record.
struct SecretCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secret",
        abstract: "Register values that no run may record.",
        discussion: """
            Where a registered value would be recorded, [secret:NAME] stands instead. The values are \
            kept in a folder that you alone can read. It is a safety net, not a control: \
            docs/secrets.md says what it does not catch.
            """,
        subcommands: [AddSecret.self, ListSecrets.self, RemoveSecret.self]
    )
}

/// Registers a value.
struct AddSecret: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Register a value, typed at a prompt or read from a file descriptor.",
        discussion: "The value is never an argument: every user sees those of every process."
    )

    @Argument(help: "What stands in records instead of the value.")
    var name: String

    @Option(help: ArgumentHelp("Read the value from this descriptor.", valueName: "number"))
    var fd: Int32?

    func validate() throws {
        guard SecretStore.isName(name) else {
            throw ValidationError("A name has letters, digits, `_`, `-` and `.`, at most 64.")
        }
    }

    func run() throws {
        let machine = Machine()
        let value = try machine.isTerminal(.standardInput) && fd == nil ? typed(machine) : read()
        if let objection = Secrets.objection(to: value) {
            throw Refusal(.usage, "\(name): the value \(objection.words); it is not registered")
        }
        try RunStore.found(machine).secrets.add(value, named: name)
        try Output.write("\(name) is registered; runs that begin from now on do not record it\n")
    }

    private func typed(_ machine: Machine) throws -> [UInt8] {
        let text = try Console(machine).screen.line("\(name) =", isHidden: true)
        guard let text else { throw Refusal(.usage, "\(name): no value given") }
        return Array(text.utf8)
    }

    private func read() throws -> [UInt8] {
        let descriptor = FileDescriptor(rawValue: fd ?? FileDescriptor.standardInput.rawValue)
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        do {
            while bytes.count <= Secrets.largest {
                let count = try unsafe chunk.withUnsafeMutableBytes {
                    try unsafe descriptor.read(into: $0)
                }
                if count == 0 { break }
                bytes += chunk[..<count]
            }
        } catch {
            throw Refusal(.usage, "descriptor \(descriptor.rawValue): cannot be read: \(error)")
        }
        while bytes.last == 0x0A || bytes.last == 0x0D { bytes.removeLast() }
        return bytes
    }
}

/// Lists the names of the values.
struct ListSecrets: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the names of the registered values."
    )

    func run() throws {
        let names = try RunStore.found(Machine()).secrets.names()
        try Output.write(names.map { "\($0)\n" }.joined())
    }
}

/// Forgets a value.
struct RemoveSecret: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Forget a registered value."
    )

    @Argument(help: "Its name.")
    var name: String

    func run() throws {
        guard try RunStore.found(Machine()).secrets.remove(name) else {
            throw Refusal(.usage, "\(name): is not registered; `cortex secret list` lists what is")
        }
    }
}
