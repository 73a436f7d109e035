import Testing

@testable import CortexLint

struct UndefinedVariableTests {
    @Test(arguments: [
        "```bash\noc logs «$POD»\n```\n", "```bash\nrm \"«${DIR}»/x\" $DIR\n```\n",
        "```bash\nls «$dir»\n```\n\n```bash\ndir=a\nls $dir\n```\n",
        "```bash\nkubectl -n «$NS» get pods\n```\n",
    ])
    func `a variable that nothing sets is found where it is first used`(_ text: String) throws {
        try expect(UndefinedVariable.self, finds: text)
    }

    @Test(arguments: [
        "```bash\nPOD=a\noc logs $POD\n```\n", "```bash\nexport A=b\n```\n\n```bash\nls $A\n```\n",
        "```bash\nfor f in *; do cat \"$f\"; done\nread -r name; echo $name\n```\n",
        "```bash\necho ${A:-b} ${B:?set B} $HOME $KUBECONFIG $1 $? $LC_ALL\n```\n",
        "```bash\nawk '{print $NF}' a; ssh host \"echo $A\"\n```\n",
        "Set `NAMESPACE` first.\n\n```bash\nls $NAMESPACE\n```\n",
        "| NAME | meaning |\n|---|---|\n\n```bash\nls $NAME\n```\n",
        "```bash\n. ./env.sh\n```\n\n```bash\nls $A\n```\n",
        "```text\nREGION=eu\n```\n\n```bash\nls $REGION\n```\n",
        "```bash\ncat <<'EOF'\n$A\nEOF\n```\n",
        "```bash\n: \"${A:?set A}\"\nls $A\n```\n",
    ])
    func `variables that are set, declared or of the environment are left alone`(
        _ text: String
    ) throws {
        try expect(UndefinedVariable.self, finds: text)
    }

    @Test func `the fix asks for the value before the line`() throws {
        #expect(
            try fixed(UndefinedVariable.self, "```bash\nls\noc logs $POD\n```\n")
                == "```bash\nls\n: \"${POD:?set POD}\"\noc logs $POD\n```\n"
        )
    }
}
