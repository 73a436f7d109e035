import Foundation

/// A release workflow, and what is known of it.
struct Workflow {
    let path: String
    /// The steps of the normal flow.
    let steps: [String]
    /// How many criteria the sections have whose steps are `steps`.
    let criteria: Int
    /// The values that the normal flow asks for, in order.
    let values: [(name: String, value: String)]
    /// The tag that it makes.
    var tag: String { "v1.1.0" }

    var text: String {
        get throws { String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) }
    }

    /// The workflow of the tests' own.
    static let own = Workflow(
        path: root.appending(path: "Tests/EndToEndTests/Fixtures/release.md").path,
        steps: ["1.1/3", "1.2/2", "1.3/2", "2.1/2", "3.1/2"],
        criteria: 6,
        values: [("since-tag", "v1.0.0"), ("VERSION", "v1.1.0")]
    )

    /// The workflow that Cortex was first made for; it is not part of the project.
    static let seed = Workflow(
        path: corpus.deletingLastPathComponent()
            .appending(path: "seed/cortex-release-workflow.md").path,
        steps: [
            "1.1/3", "1.2/3", "1.3/3", "1.4/3", "2.1/3", "2.2/3", "2.3/3", "3.1/3", "3.2/3",
        ],
        criteria: 18,
        values: [("last-tag", "v1.0.0"), ("VERSION", "v1.1.0")]
    )

    /// Whether the file is on this machine.
    var isThere: Bool { FileManager.default.fileExists(atPath: path) }

    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let corpus =
        ProcessInfo.processInfo.environment["CORTEX_CORPUS"].map { URL(filePath: $0) }
        ?? root.deletingLastPathComponent().appending(path: "shared/corpus")
}
