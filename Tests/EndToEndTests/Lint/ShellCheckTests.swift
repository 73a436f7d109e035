import Foundation
import Testing

/// What the built program makes of ShellCheck, where it is installed and where it is not.
@Suite struct ShellCheckTests {
    private static let text = "# T\n\n- a\n\n  ```bash\n  export A=$(cat <file>)\n  ```\n"
    private static let rule = ["lint", "--select", "CMD010", "--format", "concise", "--exit-zero"]

    private static let isInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "")
        .split(separator: ":").contains { folder in
            FileManager.default.isExecutableFile(atPath: "\(folder)/shellcheck")
        }

    @Test(.enabled(if: isInstalled, "shellcheck is not installed"))
    func `a result stands where ShellCheck means it`() throws {
        let bench = try Workbench(Self.text)
        let result = try bench.cortex(Self.rule + ["runbook.md"])
        let message = "SC2155: Declare and assign separately to avoid masking return values."
        #expect(
            result
                == .init(status: 0, output: "runbook.md:6:10: CMD010 \(message)\n", errors: "")
        )
    }

    /// What stands for ShellCheck on the search path: nothing, or a script.
    @Test(
        arguments: [
            (
                "required", nil, 2,
                "shellcheck is not installed, and the settings require it\n"
            ),
            ("auto", nil, 0, ""),
            ("off", "exit 3", 0, ""),
            (
                "required", "exit 3", 2,
                "shellcheck ended with status 3; its results are left out\n"
            ),
            ("auto", "exit 3", 0, "shellcheck ended with status 3; its results are left out\n"),
        ] as [(String, String?, Int32, String)]
    )
    func `it is missed only where the settings ask for it, and told of where it breaks`(
        _ use: String,
        _ script: String?,
        _ status: Int32,
        _ errors: String
    ) throws {
        let bench = try Workbench(Self.text)
        try bench.scratch.file("work/cortex.toml", "[lint]\nshellcheck = \"\(use)\"\n")
        try bench.scratch.file("bin/other", "")
        if let script {
            // Written by a process of its own: a program that another one still has open for
            // writing, as a child of this one may by accident, cannot be started.
            let made = try bench.bash(
                "printf '#!/bin/sh\\n\(script)\\n' > ../bin/shellcheck; chmod +x ../bin/shellcheck"
            )
            #expect(made.status == 0)
        }
        bench.environment["PATH"] = "\(bench.scratch.path)/bin"
        let result = try bench.cortex(Self.rule + ["runbook.md"])
        #expect(result == .init(status: status, output: "", errors: errors))
    }
}
