import Testing

@testable import CortexLint

struct NumberingMismatchTests {
    @Test(arguments: [
        "# A\n\n## 1. B\n\nx\n\n## «3». C\n\nx\n",
        "# A\n\n## 1. B\n\nx\n\n## «1». C\n\nx\n",
        "# A\n\n## 2. B\n\n### 2.1 C\n\nx\n\n### «2.3» D\n\nx\n\n### 2.4 E\n\nx\n",
        "# A\n\n## 3. B\n\n### «2.4» C\n\nx\n\n### 3.2 D\n\nx\n",
        "# A\n\n## Step 1: B\n\nx\n\n## Step «3»: C\n\nx\n",
        "# A\n\n## 2) B\n\nx\n\n## «1») C\n\nx\n\n## 2) D\n\nx\n",
    ])
    func `numbers that jump, repeat or lie in another phase are found`(_ text: String) throws {
        try expect(NumberingMismatch.self, finds: text)
    }

    @Test(arguments: [
        "# A\n\n## 1. B\n\nx\n\n## 2. C\n\nx\n",
        "# A\n\n## 0. B\n\nx\n\n## 1. C\n\nx\n",
        "# A\n\n## 3. Alone\n\nx\n",
        "# A\n\n## 1. B\n\nx\n\n## Other\n\n## 1. C\n\nx\n",
        "# Changes\n\n## 1.3 - new\n\nx\n\n## 1.2 - old\n\nx\n",
        "# Codes\n\n## 404 Not found\n\nx\n\n## 500 Error\n\nx\n",
        "# A\n\n## 1. B\n\n### 1.1 C\n\nx\n\n## 2. D\n\n### 2.1 E\n\nx\n",
    ])
    func `numbers in order and numbers of other things are left alone`(_ text: String) throws {
        try expect(NumberingMismatch.self, finds: text)
    }

    @Test func `the fix renumbers the rest and the links to it`() throws {
        let text = "# A\n\n[C](#3-c)\n\n## 1. B\n\nx\n\n## 3. C\n\nx\n\n## 4. D\n\nx\n"
        #expect(
            try fixed(NumberingMismatch.self, text)
                == "# A\n\n[C](#2-c)\n\n## 1. B\n\nx\n\n## 2. C\n\nx\n\n## 3. D\n\nx\n"
        )
    }
}
