import Testing

@testable import CortexLint

struct MakeTargetsTests {
    @Test(arguments: [
        ("build: lib\n\tcc\n", ["build"], ["lib", "cc"]),
        (".PHONY: a b\na b:\n", ["a", "b", ".PHONY"], ["c"]),
        ("X := 1\nY = a: b\nall::\n", ["all"], ["X", "Y"]),
        ("# test:\nother:\n", ["other"], ["test"]),
        ("include more.mk\n", ["anything"], []),
        ("build-%:\n", ["build-all", "anything"], []),
    ])
    func `targets are what stands before a rule's colon`(
        _ makefile: String,
        _ there: [String],
        _ missing: [String]
    ) {
        let targets = MakeTargets(Array(makefile.utf8))
        #expect(there.filter { !targets.mayHave($0) } == [])
        #expect(missing.filter { targets.mayHave($0) } == [])
    }
}
