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
}
