import CortexRunbook
import Testing

@Suite struct ScriptFactTests {
    @Test(arguments: [
        (
            "git log | jq . && ./x.sh; /usr/bin/ls; $A b; cd x; f() { rg y; }; f",
            ["git", "jq", "rg"]
        ),
        ("sudo -u a systemctl restart x", ["sudo", "systemctl"]),
        ("A=1 env B=2 timeout 5 curl u", ["env", "curl"]),
        ("if grep -q x y; then echo $(date); fi", ["grep", "date"]),
        ("# nothing", []),
        ("command -v go; exec make; <tool> x", ["go", "make"]),
    ])
    func `the programs to look for are named`(_ script: String, _ expected: [String]) {
        #expect(BashScript(script).commandNames == expected)
    }

    @Test(arguments: [
        ("a | b", true), ("a && b", true), ("cd x && make", true), ("a; b", false),
        ("a || b", false), ("if a && b; then c; fi", false), ("while a | b; do c; done", false),
        ("if a; then b | c; fi", true), ("[[ a && b ]]", false), ("x $(a | b)", false),
    ])
    func `a list that can hide a failure is seen`(_ script: String, _ expected: Bool) {
        #expect(BashScript(script).hasPipelineOrAndList == expected)
    }

    @Test(arguments: [
        ("kill $!", true), ("echo $$", true), ("jobs", true), ("fg", true), ("wait $P", true),
        ("kill %1", true), ("wait", false), ("a &", false), ("kill $PID", false),
    ])
    func `what relies on the shell's own jobs is seen`(_ script: String, _ expected: Bool) {
        #expect(BashScript(script).usesJobControlState == expected)
    }

    @Test(arguments: [
        ("shopt -s extglob", true), ("shopt -s nullglob extglob\nls", true),
        ("shopt -u extglob", false), ("echo extglob", false),
    ])
    func `extended patterns turned on are seen`(_ script: String, _ expected: Bool) {
        #expect(BashScript(script).setsExtglob == expected)
    }

    @Test(arguments: [
        ("# Option 1\na\n# Option 2\nb", true), ("a\n# or\nb", true), ("a\n  # OR:\nb", true),
        ("# Alternatively, by hand\na", false), ("a\n# alternatively\nb", true),
        ("a # or\nb", false), ("# option 1\na", false),
        ("# Order matters\na\n# Optional\nb", false),
        ("# or\na", false), ("a\n# or", false),
    ])
    func `alternatives inside a block are seen`(_ script: String, _ expected: Bool) {
        #expect(BashScript(script).isAlternativesInside == expected)
    }

    @Test(arguments: [
        ("make # Expected: 569 passed", ["569 passed"]),
        ("a\n# EXPECTED OUTPUT (short): x: y\nb\n#expect 200", ["x: y", "expect 200"]),
        ("a\n# Expected output:\n# 1|b\n  #   2|c\n# d\n\n# e\n", ["1|b", "2|c", "d"]),
        ("# Expected: one\n#   and two\n# Then go on\na", ["one", "and two"]),
        ("a # Should be 0 or small", ["Should be 0 or small"]),
        ("# Example output:\na", []), ("echo '# Expected: x'", []),
        ("cat <<E\n# Expected: x\nE", []),
        ("# Expected failures stand in x: look\n# Shoulder\n# Output and logs\na", []),
    ])
    func `what comments say of the output is seen`(_ script: String, _ expected: [String]) {
        #expect(BashScript(script).statedOutput.map(\.text) == expected)
    }

    @Test func `what a block defines is named`() {
        let script = BashScript("alias k=kubectl ll=\"ls $X\"\nalias\nalias q\nf() { :; }\n")
        #expect(script.aliases == ["k", "ll"])
        #expect(script.functions == ["f"])
    }

    @Test(arguments: [("source x", true), (". ./x", true), ("eval \"$x\"", true), ("./x", false)])
    func `what reads more text is seen`(_ script: String, _ expected: Bool) {
        #expect(BashScript(script).sourcesMore == expected)
    }

    @Test func `assigned and used variables are named once each`() {
        let script = BashScript(
            "A=1\nexport B=2 C\nread -r D E\nfor f in $A; do G+=x; done\n: $A ${B} $1 $A"
        )
        #expect(script.assignedNames == ["A", "B", "C", "D", "E", "f", "G"])
        #expect(script.variablesUsed == ["A", "B", "1"])
    }

    @Test(arguments: [
        "git status", "sudo apt update\nsudo apt install x", "./run.sh --all", "A=1\nmake build",
        "curl u | jq .", "for x in a b; do echo $x; done", "deploy.sh prod", "kubectl get pods",
        "helm upgrade x y\n# then\nkubectl get pods", "cd x && npm test",
    ])
    func `commands look like commands`(_ text: String) {
        #expect(BashScript(text).looksLikeCommands)
    }

    @Test(arguments: [
        "", "# comment", "NAME  READY  STATUS\nx  1/1  Running", "{\"a\": 1}", "key: value\nb: c",
        "src/\n├── a.go\n└── b.go", "SELECT * FROM t;", "make sure that the service is healthy.",
        "A=1\nB=2", "/approve cancel", "./a/b.txt\n./c/d.txt", "Error: it failed", "it's open",
        "select count(*) from t;", "rate(x[5m]) > 10",
    ])
    func `other text does not look like commands`(_ text: String) {
        #expect(!BashScript(text).looksLikeCommands)
    }
}
