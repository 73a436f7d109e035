import ArgumentParser
import CortexEngine
import CortexLanguageServer
import CortexLint
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Shows an editor what `lint` finds, while a person writes.
struct LanguageServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Serve an editor: findings, fixes and explanations while you write.",
        discussion:
            "Speaks the Language Server Protocol over standard input and output; "
            + "docs/editor.md shows how editors are set up."
    )

    @OptionGroup(title: "Rules")
    var rules: RuleChoice

    @Flag(help: "Taken for clients that name the channel; it is the only one.")
    var stdio = false

    func run() throws {
        let workspace = try LintWorkspace { try LintPolicies(rules) }
        var server = LanguageServer(version: Version.current, Workspace(workspace))
        var buffer = MessageBuffer()
        while !server.isOver {
            // What comes while someone types is taken together, and linted when they pause.
            if server.isUnsettled, !Self.hasInput(within: Self.pause) {
                try Self.send(server.settle())
                continue
            }
            let bytes = try Self.read()
            guard !bytes.isEmpty else { break }
            buffer.append(bytes)
            try Self.send(server.receive(try Self.messages(in: &buffer)))
        }
        if server.isOver, server.wasShutDown { return }
        throw ExitCode(ExitStatus.failed.rawValue)
    }

    /// How long nothing must come before the diagnostics are sent, in milliseconds.
    private static let pause: Int32 = 150

    private static func messages(in buffer: inout MessageBuffer) throws -> [[UInt8]] {
        var messages: [[UInt8]] = []
        do {
            while let message = try buffer.next() { messages.append(message) }
        } catch {
            throw Refusal(.usage, "standard input: \(error)")
        }
        return messages
    }

    private static func send(_ messages: [[UInt8]]) throws {
        guard !messages.isEmpty else { return }
        try Output.write(messages.flatMap(MessageBuffer.framed))
    }

    /// Whether bytes, or the end, come on standard input in time.
    private static func hasInput(within milliseconds: Int32) -> Bool {
        var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&input, 1, milliseconds) != 0
    }

    /// Returns what is there; nothing at the end.
    private static func read() throws -> [UInt8] {
        do {
            return try unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                count = try unsafe FileDescriptor.standardInput.read(
                    into: UnsafeMutableRawBufferPointer(buffer)
                )
            }
        } catch {
            throw Refusal(.broken, "standard input: cannot be read: \(error)")
        }
    }
}
