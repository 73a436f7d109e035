import Testing

@Suite struct SharedStateTests {
    @Test func `variables, functions and the directory reach the next steps`() throws {
        let bench = try Workbench(blocks: [
            "mkdir inner\ncd inner\nname='a  b'\nlist=(one 'two three')\ngreet() { echo \"hello $1\"; }",
            "pwd\ngreet \"$name\"\nprintf '<%s>' \"${list[@]}\"",
        ])
        let result = try bench.runUnattended()
        #expect(result.output == "\(bench.directory)/inner\nhello a  b\n<one><two three>")
        #expect(result.status == 0)
        #expect(try bench.journal().verdicts == ["1/1 passed", "2/1 passed"])
    }
}
