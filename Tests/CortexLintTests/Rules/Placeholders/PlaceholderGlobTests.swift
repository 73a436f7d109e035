import Testing

@testable import CortexLint

struct PlaceholderGlobTests {
    @Test(arguments: [
        "cp app-«[VERSION]» app", "git revert «[COMMIT_HASH]» && git show [COMMIT_HASH]",
    ])
    func `a name in brackets is a set of letters`(_ script: String) throws {
        try expect(PlaceholderGlob.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        "ls [A-Z]*", "[ -f X ]", "[[ $A == B ]]", "echo \"[VERSION]\" '[TAG]'", "ls [AB]",
        "# [VERSION]", "a[1]=2",
    ])
    func `sets, tests and quoted text are left alone`(_ script: String) throws {
        try expect(PlaceholderGlob.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test func `the fix puts a variable for each use`() throws {
        #expect(
            try fixed(PlaceholderGlob.self, "```bash\ncp a-[TAG] b-[TAG]\n```\n")
                == "```bash\ncp a-\"${TAG:?set TAG}\" b-\"${TAG:?set TAG}\"\n```\n"
        )
    }
}
