import CortexJournal
import CortexLint
import CortexShell
import Synchronization
import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// ShellCheck, where it is installed: one process for all scripts.
final class ShellCheckProgram: Sendable {
    /// Why it has not answered.
    struct Failure: Sendable {
        let message: String
        /// Whether the settings ask for an answer.
        let isFatal: Bool
    }

    private let environment: [String: String]
    private let failures = Mutex<Failure?>(nil)

    /// Looks for the program on the PATH of `environment`.
    init(environment: [String: String]) {
        var environment = environment
        environment["SHELLCHECK_OPTS"] = nil
        environment["LC_ALL"] = "C.UTF-8"
        self.environment = environment
    }

    /// Why it has not answered; `nil` if it has, or if nobody minds.
    var failure: Failure? { failures.withLock { $0 } }

    /// What it says of each of `scripts`; nothing if it is missing or fails.
    func comments(on scripts: [ShellCheckScript]) -> [[ShellCheckComment]] {
        let isRequired = scripts.contains(where: \.isRequired)
        do {
            return try ask(about: scripts)
        } catch let missing as Missing {
            if isRequired || missing.isBroken { fail(missing.message, isFatal: isRequired) }
        } catch {
            fail("shellcheck: \(error)", isFatal: isRequired)
        }
        return scripts.map { _ in [] }
    }

    private func fail(_ message: String, isFatal: Bool) {
        failures.withLock { $0 = Failure(message: message, isFatal: isFatal) }
    }

    private struct Missing: Error {
        let message: String
        /// Whether it is installed and does not work.
        let isBroken: Bool
    }

    private func ask(about scripts: [ShellCheckScript]) throws -> [[ShellCheckComment]] {
        let parent = FilePath(environment["TMPDIR"] ?? "/tmp")
        let name = "cortex-shellcheck-" + String(UInt64.random(in: .min ... .max), radix: 36)
        let folder = try Directory(opening: parent).makeDirectory(name)
        defer { try? FileManager.default.removeItem(atPath: parent.appending(name).string) }
        var paths: [String] = []
        for (index, script) in scripts.enumerated() {
            try folder.createFile("\(index).sh", holding: script.text)
            paths.append(parent.appending(name).appending("\(index).sh").string)
        }
        let words = ["shellcheck", "--norc", "-s", "bash", "-f", "json1", "-S", "warning"]
        let answer = Program.output(
            of: words + ["--exclude=SC2317,SC2034", "--"] + paths,
            environment: environment
        )
        guard let answer, answer.status != 127 else {
            throw Missing(message: Self.missing, isBroken: false)
        }
        guard answer.status == 0 || answer.status == 1 else {
            throw Missing(message: Self.failed(answer.status), isBroken: true)
        }
        let decoded = try JSONDecoder().decode(
            ShellCheckComment.Answer.self,
            from: Data(answer.bytes)
        )
        let byFile = Dictionary(grouping: decoded.comments, by: \.file)
        return paths.map { byFile[$0] ?? [] }
    }
}

extension ShellCheckProgram {
    private static let missing = "shellcheck is not installed, and the settings require it"

    private static func failed(_ status: Int32) -> String {
        "shellcheck ended with status \(status); its results are left out"
    }
}
