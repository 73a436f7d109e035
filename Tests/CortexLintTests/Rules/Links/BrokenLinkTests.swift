import Testing

@testable import CortexLint

struct BrokenLinkTests {
    private let sample: SampleRepository

    init() throws {
        sample = try SampleRepository([
            "docs/linux/deployment.md": "# Deployment\n",
            "docs/a b.md": "",
            "docs/routes/page.md": "",
            "docs/made.html.md": "",
            "top.png": "",
        ])
    }

    @Test(arguments: [
        "See [it](«deployment.md»).\n",
        "See [it](«deployment.md#more») and [it](«deployment.md#more»).\n",
        "![a picture](«pictures/a.png»)\n",
        "> - 1. [deep](«../other/x.md» \"title\")\n",
        "[a](«/docs/none.md»)\n",
        "[a](«/docs/none») [b](«/docs/none.html») [c](«none») [d](«none.html») [e](«/cli/x.md»)\n",
        "A [link\nover lines](«x.md») and `code\nover lines` [y](«y.md»).\n",
    ])
    func `a target that is not there is marked`(_ text: String) throws {
        try sample.expect(BrokenLink.self, finds: text)
    }

    @Test(arguments: [
        "[it](linux/deployment.md) [it](linux/deployment.md#more) [dir](linux) [dir](linux/)\n",
        "[space](a%20b.md) [space](<a b.md>) [root](/top.png) [up](../top.png)\n",
        "[route](routes/page) [web](https://example.org/x.md) <https://example.org>\n",
        "[mail](mailto:a@example.org) [here](#below) [out](../../../elsewhere.md)\n",
        "[hugo]({{< relref \"x.md\" >}}) [blank](<name>.md) `[code](none.md)`\n",
        "```markdown\n[code](none.md)\n```\n",
        "[proto](//example.org/x.md) [empty]()\n",
        "[site](/cli/install) [site](/manual/dns.html#zones) [site](/on-call.html)\n",
        "[page](routes/page.html) [page](made.html) [page](made)\n",
    ])
    func `what is there, and what is no file here, is left alone`(_ text: String) throws {
        try sample.expect(BrokenLink.self, finds: text)
    }

    @Test func `in a page that is made into HTML a link without an extension is a route`() throws {
        let text = "[a](other/page) [b](«none.html») [c](«none.md»)\n"
        try sample.expect(BrokenLink.self, finds: text, in: "docs/index.html.md.erb")
    }

    @Test func `an image in a link is looked for, and so is the link`() throws {
        let found = try sample.findings(of: BrokenLink.self, in: "[![i](none.png)](gone.md)\n")
        #expect(found.map(\.range) == [6..<14, 17..<24])
    }

    @Test func `a reference is marked where it is used`() throws {
        let text = "See [the guide][g].\n\n[g]: nowhere.md\n"
        #expect(try sample.findings(of: BrokenLink.self, in: text).map(\.range) == [5..<14])
    }

    @Test func `the only file of that name is offered`() throws {
        let found = try sample.findings(of: BrokenLink.self, in: "[it](deployment.md#more)\n")
        #expect(
            found.map(\.fix) == [
                Fix(
                    .suggestion,
                    "link to `linux/deployment.md`",
                    replace: 5..<23,
                    by: "linux/deployment.md#more"
                )
            ]
        )
    }

    @Test func `a document whose place is not known has no broken links`() throws {
        try expect(BrokenLink.self, finds: "[it](none.md)\n")
    }
}
