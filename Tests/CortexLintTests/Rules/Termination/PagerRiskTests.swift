import Testing

@testable import CortexLint

struct PagerRiskTests {
    @Test(arguments: [
        "«git log --oneline»", "«git -C x diff»", "«journalctl -u x»", "«systemctl status x»",
        "«aws ec2 describe-instances»\naws ec2 describe-vpcs",
        "«sudo journalctl -b 2>/dev/null»",
    ])
    func `output that may page is found`(_ script: String) throws {
        try expect(PagerRisk.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        "git --no-pager log", "git log | head", "git log > f", "X=$(git log -1)", "git status",
        "journalctl -f", "git diff --quiet", "export PAGER=cat\ngit log", "journalctl --no-pager",
        "aws s3 ls", "systemctl restart x",
    ])
    func `output that goes elsewhere is left alone`(_ script: String) throws {
        try expect(PagerRisk.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test func `one fix serves all calls of aws`() throws {
        #expect(
            try fixed(PagerRisk.self, "```sh\naws ec2 a\naws s3 ls\n```\n\n```sh\naws ec2 b\n```\n")
                == "```sh\naws --no-cli-pager ec2 a\naws s3 ls\n```\n\n"
                + "```sh\naws --no-cli-pager ec2 b\n```\n"
        )
    }

    @Test func `the fix adds the option behind the program`() throws {
        #expect(
            try fixed(PagerRisk.self, "```sh\nsudo journalctl -u x\ngit log\n```\n")
                == "```sh\nsudo journalctl --no-pager -u x\ngit --no-pager log\n```\n"
        )
    }
}
