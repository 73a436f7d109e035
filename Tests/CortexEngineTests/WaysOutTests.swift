import CortexEngine
import CortexRunbook
import Foundation
import Testing

@Suite struct WaysOutTests {
    private static let document = """
        # Shipping

        ## 1. Build

        ### 1.1 Compile

        ```bash
        make
        ```

        ### 1.2 Migrate the database

        ```bash
        make migrate
        ```

        Rollback:

        ```bash
        make migrate-down
        ```

        ## 2. Emergencies

        ### 2.1 Hotfix flow

        ```bash
        git switch -c hotfix
        ```

        ### 2.2 Roll back

        #### Stop it

        ```bash
        make stop
        ```

        ### 2.3 Recover the database

        ```bash
        make restore
        ```

        ## Troubleshooting

        ```bash
        make logs
        ```

        ## If compile fails

        ```bash
        make clean
        ```

        ## Preventing rollbacks

        Nothing to do.

        ## Related documents

        - `docs/ROLLBACK_RUNBOOK.md`
        - [How to recover](docs/again.md#now)
        - [Gone rollback](gone-rollback.md)
        - `docs/backup.md`
        - `rollback.sh`

        """

    /// The ways in short: the line and what is there.
    private static func ways(of id: String?) throws -> [String] {
        let runbook = try runbook(document)
        let item = id.flatMap { id in runbook.items.firstIndex { $0.id == id } }
        return runbook.waysOut(of: item) { !$0.hasPrefix("gone") }.map { way in
            let target =
                switch way.target {
                case .items(let items): items.map { runbook.items[$0].id }.joined(separator: " ")
                case .section(let section): runbook.sections[section].id
                case .runbook(let path): path
                }
            return "\(way.line) \(target): \(way.title)"
        }
    }

    private static let runbooks = [
        "63 docs/ROLLBACK_RUNBOOK.md: docs/ROLLBACK_RUNBOOK.md",
        "64 docs/again.md: How to recover",
    ]

    @Test(
        arguments: [
            (
                nil,
                [
                    "25 2.1: 2.1 Hotfix flow", "31 2.2: 2.2 Roll back",
                    "39 2.3: 2.3 Recover the database", "51 if-compile-fails: If compile fails",
                ] + runbooks
            ),
            (
                "1.1/1",
                [
                    "51 if-compile-fails: If compile fails", "25 2.1: 2.1 Hotfix flow",
                    "31 2.2: 2.2 Roll back", "39 2.3: 2.3 Recover the database",
                ] + runbooks
            ),
            (
                "1.2/1",
                [
                    "19 1.2/2: rollback", "39 2.3: 2.3 Recover the database",
                    "25 2.1: 2.1 Hotfix flow", "31 2.2: 2.2 Roll back",
                    "51 if-compile-fails: If compile fails",
                ] + runbooks
            ),
            (
                "2.1/1",
                [
                    "31 2.2: 2.2 Roll back", "39 2.3: 2.3 Recover the database",
                    "51 if-compile-fails: If compile fails",
                ] + runbooks
            ),
        ] as [(String?, [String])]
    )
    func `a failed step is led out of by what the document keeps for it`(
        id: String?,
        expected: [String]
    ) throws {
        let ways = try Self.ways(of: id)
        #expect(ways == expected)
    }

    @Test func `what belongs to the same part of the document comes first`() throws {
        let parts = ["Database", "Web"].map { part in
            """
            ## \(part)

            ### Change

            ```bash
            make
            ```

            ### Rollback

            ```bash
            make undo
            ```


            """
        }
        let runbook = try runbook("# T\n\n" + parts.joined())
        let lines = [0, 2].map { item in
            runbook.waysOut(of: item) { _ in true }.map(\.line)
        }
        #expect(lines == [[11, 25], [25, 11]])
    }

    @Test(.enabled(if: seed != nil, "no seed beside the project"))
    func `the seed's gates lead to the hotfix, the rollback and its runbook`() throws {
        let text = try String(contentsOfFile: #require(Self.seed), encoding: .utf8)
        let runbook = try runbook(text)
        let item = runbook.items.firstIndex { $0.id == "1.2/3" }
        let ways = runbook.waysOut(of: item) { _ in true }.map(\.title)
        #expect(
            ways == ["4.1 Hotfix flow", "4.2 Rollback execution", "docs/ROLLBACK_RUNBOOK.md"]
        )
    }

    /// The path of the seed; `nil` where it is absent.
    private static let seed: String? = {
        let path =
            URL(filePath: #filePath).deletingLastPathComponent().path
            + "/../../../shared/seed/cortex-release-workflow.md"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }()

    @Test func `a document without a way out has none`() throws {
        let plain = try runbook("# T\n\n```bash\nls\n```\n")
        #expect(plain.waysOut(of: 0) { _ in true } == [])
    }
}
