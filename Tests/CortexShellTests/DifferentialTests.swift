import Foundation
import Testing

@testable import CortexShell

@Test(arguments: 0..<200)
func `blocks do what the same blocks do in one bash session`(seed: Int) throws {
    let runbook = RandomRunbook(seed: UInt64(seed))
    let ours = try Transcript(running: runbook)
    let reference = try Transcript(typing: runbook)
    for (index, block) in runbook.blocks.enumerated() {
        let difference = reference.parts[index].difference(from: ours.parts[index])
        try #require(difference.isEmpty, "\(block.script)\n\(difference.map { "\($0)" })")
    }
    #expect(ours.farewell == reference.farewell)
}

/// What a runbook's blocks showed, block by block, and what was shown at the very end.
private struct Transcript {
    var parts: [[String]] = []
    var farewell: [String] = []

    /// Runs each block in a step of its own.
    init(running runbook: RandomRunbook) throws {
        let fixture = try Fixture()
        for block in runbook.blocks {
            let step = try fixture.run(block.script)
            fixture.state = try ShellState(bytes: fixture.state.bytes)
            let lines = Transcript.lines(step.outputBytes) + Transcript.lines(step.errorBytes)
            let status = "status \(step.result.outcome.exitStatus) \(step.result.isStateLost)"
            parts.append(Transcript.plain(lines, fixture.folder) + [status])
        }
        if let trap = fixture.state.takeExitTrap() {
            farewell = Transcript.plain(try fixture.run(trap).lines, fixture.folder)
        }
    }

    /// Runs all blocks in one bash, one after the other.
    init(typing runbook: RandomRunbook) throws {
        let folder = try TemporaryFolder()
        var script = """
            set +p; shopt -s expand_aliases; BASH_ARGV0=bash
            cd "$HOME"; unset OLDPWD; declare -x OLDPWD
            cortex_status() { return "$1"; }

            """
        for (index, block) in runbook.blocks.enumerated() {
            script += "printf %s \(Quoting.quoted(block.reference)) > \(folder.path)/\(index)\n"
        }
        for index in runbook.blocks.indices {
            let path = "\(folder.path)/\(index)"
            script += """
                . \(path) >>\(path).out 2>>\(path).err
                cortex_last=$?; echo "$cortex_last" >| \(path).status; cortex_status "$cortex_last"

                """
        }
        script += "echo cortex_farewell\n"
        let environment = Fixture.environment(home: folder.path + "/home")
        let answer = try Program.run(
            "/bin/bash",
            ["--noprofile", "--norc", "-p", "/dev/stdin"],
            environment: environment.map { "\($0.key)=\($0.value)" }
                + ["PAGER=cat", "GIT_PAGER=cat"],
            input: Array(script.utf8)
        )
        for index in runbook.blocks.indices {
            let path = "\(folder.path)/\(index)"
            let lines = try Transcript.lines(path + ".out") + Transcript.lines(path + ".err")
            let status = try Transcript.lines(path + ".status").joined()
            parts.append(Transcript.plain(lines, folder) + ["status \(status) false"])
        }
        let last = Transcript.lines(answer.output).split(
            separator: "cortex_farewell",
            omittingEmptySubsequences: false
        )
        farewell = Transcript.plain(Array(last[1]), folder)
    }

    private static func lines(_ path: String) throws -> [String] {
        lines(Array(try Data(contentsOf: URL(filePath: path))))
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Replaces what differs by nature: folders, and the names of the files that blocks come from.
    private static func plain(_ lines: [String], _ folder: TemporaryFolder) -> [String] {
        lines.filter { !$0.contains("cortex_") }.map { line in
            line.replacing(#/(/proc/\d+/fd/\d+|/tmp/[0-9a-f-]{36}/\d+): /#, with: "BLOCK: ")
                .replacing(folder.path, with: "FOLDER")
                .replacing(folder.path.dropFirst(), with: "FOLDER")
                .replacing(folder.path.uppercased(), with: "FOLDER")
        }
    }
}
