import Testing

@testable import CortexLint

struct EmptySectionTests {
    @Test(arguments: [
        "# A\n\n«## Phases»\n\n## 1. One\n\nText.\n\n## 2. Two\n\nText.\n",
        "# A\n\nText.\n\n«## End»\n",
        "# A\n\n«## B»\n\n<!-- describe it -->\n\n## C\n\nText.\n",
        "# A\n\n### Deep\n\nText.\n\n«### Deeper»\n\n## Up\n\nText.\n",
        "# A\n\n«B»\n---\n\n## C\n\nText.\n",
        "# A\n\nText.\n\n«# B»\n\n# C\n\nText.\n",
    ])
    func `a heading without anything below it is found`(_ text: String) throws {
        try expect(EmptySection.self, finds: text)
    }

    @Test(arguments: [
        "# A\n\n## B\n\n### C\n\nText.\n",
        "# A\n\n# B\n\nText.\n",
        "# A\n# B\n\n# C\n\nText.\n",
        "# Index\n\n## [One](one.md)\n\n## [Two](two.md)\n",
        "# A\n\n## Contents\n\n<!-- toc -->\n\n## B\n\n- item\n",
        "# A\n\n## B\n\n```bash\nls\n```\n\n## C\n\n![image](a.png)\n",
        "# A\n\n## B\n\n---\n",
    ])
    func `content of any kind fills a section`(_ text: String) throws {
        try expect(EmptySection.self, finds: text)
    }
}
