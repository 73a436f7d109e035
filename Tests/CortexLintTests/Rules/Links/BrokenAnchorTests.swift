import Testing

@testable import CortexLint

struct BrokenAnchorTests {
    private let sample: SampleRepository

    init() throws {
        sample = try SampleRepository([
            "docs/other.md": "# Other\n\n## Twice\n\n## Twice\n\n<a id=\"mark\"></a>\n"
        ])
    }

    @Test(arguments: [
        "# Restore\n\nSee [x](«#Restore») and [y](«#nothing»).\n",
        "[other](other.md«#twice-2») [other](other.md«#none»)\n",
    ])
    func `an anchor that nothing has is marked`(_ text: String) throws {
        try sample.expect(BrokenAnchor.self, finds: text)
    }

    @Test(arguments: [
        "# 1. Cut it!\n\n[x](#1-cut-it) [top](#top) [none](#)\n",
        "[a](other.md#twice) [b](other.md#twice-1) [c](other.md#mark) [d](other.md#other)\n",
        "[line](../run.sh#L20) [gone](gone.md#x) [web](https://example.org/#x)\n",
        "### [Command line](#tab/cli)\n",
        "<a name='here'></a>\n\nText <span id=\"there\">x</span>: [a](#here) [b](#there)\n",
    ])
    func `headings, ids and other kinds of files are left alone`(_ text: String) throws {
        try sample.expect(BrokenAnchor.self, finds: text)
    }

    @Test func `the nearest anchor is offered`() throws {
        let found = try sample.findings(of: BrokenAnchor.self, in: "# Verify\n\n[x](#verfy)\n")
        #expect(
            found.map(\.fix) == [
                Fix(.suggestion, "link to `#verify`", replace: 14..<20, by: "#verify")
            ]
        )
    }
}
