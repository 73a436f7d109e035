import Foundation

/// A small real project for a release workflow to work on: a git repository with a remote, a
/// Makefile, a `cortex.toml`, stand-ins for tools that a machine may lack, and a service.
final class ReleaseWorkshop {
    /// The place to run the workflow, `runbook.md`, in.
    let bench: Workbench
    private let service: HTTPService

    /// Makes the project; the workflow's service gets a port that is free.
    init(workflow: String) throws {
        bench = try Workbench()
        service = try HTTPService(wishing: 8900)
        bench.environment["PATH"] = "\(bench.scratch.path)/bin:\(bench.environment["PATH"] ?? "")"
        bench.environment["GIT_CONFIG_NOSYSTEM"] = "1"
        for person in ["AUTHOR", "COMMITTER"] {
            bench.environment["GIT_\(person)_NAME"] = "Ops"
            bench.environment["GIT_\(person)_EMAIL"] = "ops@example.com"
        }
        for (name, text) in Self.files {
            try bench.scratch.file(name, text)
        }
        try bench.scratch.file(
            "work/runbook.md",
            workflow.replacing("127.0.0.1:8900", with: "127.0.0.1:\(service.port)")
        )
        let status = try bench.bash(Self.history).status
        guard status == 0 else { throw SetUpFailed(status: status) }
    }

    /// The project could not be made.
    struct SetUpFailed: Error {
        let status: Int32
    }

    /// The commit that the tag `name` of the project names; `nil` if there is no annotated tag.
    func tagged(_ name: String) throws -> String? {
        let kind = try bench.bash("git cat-file -t \(name)").output
        return kind == "tag\n" ? try bench.bash("git rev-parse \(name)^{commit}").output : nil
    }

    private static let files = [
        ("work/Makefile", "build:\n\t@echo built\n"),
        ("work/cortex.toml", "[api.security]\nenabled = true\nrequire_local_only = true\n"),
        (
            "work/scripts/prepare-rollback-assets.sh",
            "#!/bin/sh\nset -e\nmkdir -p rollback-binary rollback-config\ncp cortex.toml rollback-config/\n"
        ),
        ("work/release/process-definition.md", "The process.\n"),
        ("work/artifacts/launch/runbooks/drill.md", "A drill.\n"),
        ("bin/go", "#!/bin/sh\necho \"ok $*\"\n"),
        ("bin/rg", "#!/bin/sh\ngrep -nE \"$2\" \"$3\"\n"),
    ]

    private static let history = """
        chmod +x ../bin/* scripts/*.sh &&
        git init -q -b main . && git add -A && git commit -qm "Begin" && git tag v1.0.0 &&
        git init -q --bare ../remote.git && git remote add origin ../remote.git &&
        git commit -q --allow-empty -m "Mend the scheduler" && git push -q -u origin main
        """
}
