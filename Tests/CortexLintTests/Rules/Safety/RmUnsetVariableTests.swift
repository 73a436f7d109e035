import Testing

@testable import CortexLint

struct RmUnsetVariableTests {
    @Test(arguments: [
        "rm -rf «$BUILD_DIR/»", "rm -fr «\"$D\"/*»", "sudo rm -r «${D}/x»", "rm -rf «\"$D\"»",
        "D=$1\nrm -rf «$D/x»", "rm -r a «\"${A}/b\"»",
    ])
    func `a path that may begin empty is found`(_ script: String) throws {
        try expect(RmUnsetVariable.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        "rm -rf \"${D:?}\"/x", "D=build\nrm -rf $D/x", "rm -rf $HOME/.cache", "rm $D/x",
        "D=$(mktemp -d)\nrm -rf \"$D\"", "rm -rf /srv/$D", "rm -rf build/",
        ": \"${D:?set it}\"\nrm -rf $D/x", "for d in a b; do rm -rf $d/x; done",
        "rm -rf $D-old/x",
    ])
    func `guarded and assigned variables are left alone`(_ script: String) throws {
        try expect(RmUnsetVariable.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test func `the fix guards the variable as it is quoted`() throws {
        #expect(
            try fixed(RmUnsetVariable.self, "```sh\nrm -rf $A/ \"$B\"/x \"${C}/y\"\n```\n")
                == "```sh\nrm -rf \"${A:?}\"/ \"${B:?}\"/x \"${C:?}/y\"\n```\n"
        )
    }

    @Test func `without a slash it is a warning`() throws {
        let found = try findings(RmUnsetVariable.self, in: "```sh\nrm -rf $A $B/\n```\n")
        #expect(found.map(\.severity) == [.warning, .error])
    }
}
