import Testing

@testable import CortexShell

@Suite struct KeeperTests {
    @Test(arguments: [false, true])
    func `a step does not outlive the process that drives it`(hasTerminal: Bool) throws {
        let output = try Kernel.scratchFile()
        let ready = try Kernel.pipe()
        let terminal = try Kernel.openTerminal(
            like: nil,
            size: TerminalSize(rows: 24, columns: 80)
        )
        do {
            let keeper = try Keeper(terminal: hasTerminal ? terminal.path : nil)
            let script = """
                trap 'echo "hung up" >> \(output.path); exit' HUP
                echo ready > \(ready.input.path)
                sleep 100 & wait
                """
            let gate = try start(script, in: keeper)
            try Kernel.write([0], count: 1, to: gate.input.raw)
            var line = [UInt8](repeating: 0, count: 16)
            #expect(try Kernel.read(ready.output.raw, into: &line) == 6)
        }
        // The keeper, whose driver is gone, has ended what ran before it ended itself.
        #expect(try Kernel.contents(of: output.raw) == Array("hung up\n".utf8))
    }

    @Test func `what a step starts while it is being ended does not outlive the driver`() throws {
        let output = try Kernel.scratchFile()
        let ready = try Kernel.pipe()
        do {
            let keeper = try Keeper(terminal: nil)
            let script = """
                trap 'sleep 100 & echo $! >> \(output.path); exit' HUP
                echo ready > \(ready.input.path)
                sleep 100 & wait
                """
            let gate = try start(script, in: keeper)
            try Kernel.write([0], count: 1, to: gate.input.raw)
            var line = [UInt8](repeating: 0, count: 16)
            #expect(try Kernel.read(ready.output.raw, into: &line) == 6)
        }
        let text = String(decoding: try Kernel.contents(of: output.raw), as: UTF8.self)
        let pid = try #require(Int32(text.filter(\.isNumber)))
        #expect(!Kernel.processes().contains { $0.pid == pid && !$0.isZombie })
    }

    @Test func `a step whose driver dies before it may go does nothing`() throws {
        let output = try Kernel.scratchFile()
        do {
            let keeper = try Keeper(terminal: nil)
            _ = try start("echo ran >> \(output.path)", in: keeper)
        }
        #expect(try Kernel.contents(of: output.raw) == [])
    }

    @Test func `a folder that the driver leaves is removed`() throws {
        let folder = try #require(Kernel.makeFolder("/tmp/cortex-test-XXXXXX"))
        #expect(Kernel.link("/nowhere", at: "\(folder)/deploy.md:5"))
        do {
            _ = try Keeper(terminal: nil, folder: folder)
        }
        // Only what is not there can be made a link of that name.
        #expect(Kernel.link("/nowhere", at: folder))
        Kernel.removeLink(folder)
    }

    /// Starts bash on `script`; returns the pipe whose byte lets it go.
    private func start(_ script: String, in keeper: borrowing Keeper) throws -> Pipe {
        let image = try Kernel.sealedFile(
            ProcessImage.bytes(
                path: "/bin/bash",
                arguments: ["bash", "-c", script],
                environment: []
            )
        )
        let gate = try Kernel.pipe()
        let nothing = try Kernel.nothing()
        let pid = try keeper.start(
            image: image,
            standard: [nothing.raw, nothing.raw, nothing.raw],
            gate: gate.output,
            inherited: nil,
            isForeground: true
        )
        #expect(pid > 1)
        return gate
    }
}
