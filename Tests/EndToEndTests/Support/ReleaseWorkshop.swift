import Foundation

/// A small real project for a release workflow to work on: a git repository with a remote, a
/// Makefile, a `cortex.toml`, shims for the tools that are not there, and a service.
final class ReleaseWorkshop {
    let directory: String
    /// The workflow with the port of `service` in its text.
    let runbook: String
    let environment: [String: String]
    private let scratch: Scratch
    private let service: HTTPService

    init(workflow: String) throws {
        scratch = try Scratch()
        service = try HTTPService(wishing: 8900)
        directory = scratch.path + "/project"
        let text = workflow.replacing("127.0.0.1:8900", with: "127.0.0.1:\(service.port)")
        runbook = try scratch.file("project/release.md", text)
        environment = [
            "PATH": "\(scratch.path)/bin:\(ProcessInfo.processInfo.environment["PATH"] ?? "")",
            "XDG_STATE_HOME": scratch.path + "/state",
            "HOME": scratch.path,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Ops", "GIT_AUTHOR_EMAIL": "ops@example.com",
            "GIT_COMMITTER_NAME": "Ops", "GIT_COMMITTER_EMAIL": "ops@example.com",
        ]
        try Self.furnish(scratch)
        let result = try Self.bash(Self.history, in: directory, environment: environment)
        guard result == 0 else { throw SetUpFailed(status: result) }
    }

    struct SetUpFailed: Error {
        let status: Int32
    }

    private static func furnish(_ scratch: Scratch) throws {
        _ = try scratch.file("project/Makefile", "build:\n\t@echo built\n")
        _ = try scratch.file(
            "project/cortex.toml", "[api.security]\nenabled = true\nrequire_local_only = true\n"
        )
        _ = try scratch.file(
            "project/scripts/prepare-rollback-assets.sh",
            "#!/bin/sh\nset -e\nmkdir -p rollback-binary rollback-config\ncp cortex.toml rollback-config/\n"
        )
        _ = try scratch.file("project/release/process-definition.md", "The process.\n")
        _ = try scratch.file("project/artifacts/launch/runbooks/drill.md", "A drill.\n")
        _ = try scratch.file("bin/go", "#!/bin/sh\necho \"ok $*\"\n")
        _ = try scratch.file("bin/rg", "#!/bin/sh\ngrep -nE \"$2\" \"$3\"\n")
    }

    private static let history = """
        chmod +x ../bin/* scripts/*.sh &&
        git init -q -b main . && git add -A && git commit -qm "Begin" && git tag v1.0.0 &&
        git init -q --bare ../remote.git && git remote add origin ../remote.git &&
        git commit -q --allow-empty -m "Mend the scheduler" && git push -q -u origin main
        """

    private static func bash(
        _ script: String, in directory: String, environment: [String: String]
    ) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = URL(filePath: directory)
        process.environment = Spawn.environment(with: environment)
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
