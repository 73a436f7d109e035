import CortexRunbook
import Foundation
import Testing

@testable import CortexLint

/// What fixing does to every document of the corpus.
@Suite struct CorpusFixTests {
    private static let folder =
        ProcessInfo.processInfo.environment["CORTEX_CORPUS"]
        ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/corpus").path

    private static let documents =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix(".md") }.sorted()

    @Test(
        .enabled(if: !documents.isEmpty, "there is no corpus"),
        arguments: [false, true]
    )
    func `fixing ends, changes nothing but what it says, and leaves nothing to fix`(
        _ isUnsafe: Bool
    ) throws {
        let policy = LintPolicy(
            linter: Linter(Selection(level: .all)),
            options: .standard,
            failOn: .warning
        )
        for name in Self.documents {
            let path = "\(Self.folder)/\(name)"
            let bytes = try #require(FileManager.default.contents(atPath: path)).map { $0 }
            guard let document = try? LintDocument(bytes, path: name) else { continue }
            let linted = policy.linter.lint(document)
            var fixer = Fixer(policy, isUnsafe: isUnsafe)
            let once = try fixer.fix(document, linted)
            let isSame = once.bytes == bytes
            #expect((once.count == 0) == isSame, "\(name)")
            var again = Fixer(policy, isUnsafe: isUnsafe)
            let twice = try again.fix(once.document, once.linted)
            let isFixed = twice.bytes == once.bytes
            #expect(isFixed, "\(name)")
            #expect(errors(once.linted) <= errors(linted), "\(name)")
            // A text without CR gets none, and one that ends without a line end keeps that.
            if !bytes.contains(.carriageReturn) {
                let hasReturn = once.bytes.contains(.carriageReturn)
                #expect(!hasReturn, "\(name)")
            }
            #expect((once.bytes.last == .lineFeed) == (bytes.last == .lineFeed), "\(name)")
        }
    }

    private func errors(_ linted: Linted) -> Int {
        linted.findings.count { $0.severity == .error }
    }
}
