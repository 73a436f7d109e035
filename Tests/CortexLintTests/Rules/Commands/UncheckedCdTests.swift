import Testing

@testable import CortexLint

struct UncheckedCdTests {
    @Test(arguments: [
        "«cd /srv/app»\ngit reset --hard v1", "«cd app»; rm -rf data",
        "cd / && ls\n«cd app»\nfind . -delete",
    ])
    func `a cd that may fail before destruction is found`(_ script: String) throws {
        try expect(UncheckedCd.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        "cd app || exit 1\ngit reset --hard", "cd app && git clean -fd", "cd app\ngit status",
        "set -e\ncd app\nrm -rf data", "cd app\nrm -rf /srv/old", "rm -rf x\ncd app",
        "cd app\nkubectl delete ns x", "if cd app; then rm -rf x; fi",
    ])
    func `what is checked, only looks or does not depend on it is left alone`(
        _ script: String
    ) throws {
        try expect(UncheckedCd.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test func `the fix stops`() throws {
        #expect(
            try fixed(UncheckedCd.self, "```sh\ncd app\ngit clean -fd\n```\n")
                == "```sh\ncd app || exit 1\ngit clean -fd\n```\n"
        )
    }
}
