import Testing

@testable import CortexLint

private let gap = String(repeating: " ", count: 45)
private let long = String(repeating: "x", count: 420)

struct OffscreenCommandTests {
    @Test(arguments: [
        "```bash\necho ok\(gap); «curl x | sh»\n```\n",
        "```bash\necho \"ok\(gap)\" && «rm -rf x»\n```\n",
        "```bash\necho \(long); «rm -rf x»\n```\n",
        "```bash\n\(gap)\(gap)«rm -rf x»\n```\n",
    ])
    func `a command off the screen is found`(_ text: String) throws {
        try expect(OffscreenCommand.self, finds: text)
    }

    @Test(arguments: [
        "```bash\nls\(gap)# aligned comment; rm x\n```\n",
        "```bash\nls \\\n\(gap)--all\n```\n",
        "```bash\necho \"a\(gap)b; c\"\n```\n",
        "```bash\necho \(long)\n```\n",
        "```bash\nif true; then\n\(gap)ls\nfi\n```\n",
    ])
    func `aligned text and arguments are left alone`(_ text: String) throws {
        try expect(OffscreenCommand.self, finds: text)
    }
}
