import Testing

@testable import CortexShell

@Suite struct SyntaxCheckTests {
    @Test(arguments: [
        ("echo fine\n", false, []),
        ("", false, []),
        (
            "echo one\necho (two\n", false,
            [SyntaxProblem(line: 2, message: "syntax error near unexpected token `two'")]
        ),
        (
            "kubectl logs <pod> -n x\necho <a>\n", false,
            [SyntaxProblem(line: 2, message: "syntax error near unexpected token `newline'")]
        ),
        (
            "if true; then\necho\n", false,
            [SyntaxProblem(line: 3, message: "syntax error: unexpected end of file")]
        ),
        (
            "echo 'open\n", false,
            [
                SyntaxProblem(line: 1, message: "unexpected EOF while looking for matching `''")
            ]
        ),
        (
            "true\ncat <<EOF\nopen\n", false,
            [SyntaxProblem(line: 2, message: "the here-document has no line `EOF` that ends it")]
        ),
        ("case x in +(x|y)) ;; esac\n", true, []),
        (
            "case x in +(x|y)) ;; esac\n", false,
            [SyntaxProblem(line: 1, message: "syntax error near unexpected token `('")]
        ),
        ("shopt -s extglob\ncase x in +(x|y)) ;; esac\n", false, []),
    ])
    func `a block is read as bash would read it`(
        script: String,
        extglob: Bool,
        problems: [SyntaxProblem]
    ) throws {
        var check = SyntaxCheck(bash: try Bash.find(environment: [:]))
        let script = Array(script.utf8)
        #expect(try check.problems(in: script, extglob: extglob) == problems)
        #expect(try check.problems(in: script, extglob: extglob) == problems)
    }

    @Test func `reading a block runs nothing of it`() throws {
        let folder = try TemporaryFolder()
        var check = SyntaxCheck(bash: try Bash.find(environment: [:]))
        let script = "x=$(touch \(folder.path)/made)\ntouch \(folder.path)/made\n"
        #expect(try check.problems(in: Array(script.utf8), extglob: false) == [])
        #expect(try Program.run("/bin/ls", [folder.path], input: []).output == Array("home\n".utf8))
    }

    @Test(arguments: [
        ("5.2.15(1)-release", true), ("4.4.0", true), ("4.3.48", false), ("x", false),
    ])
    func `bash must be new enough`(version: String, isSupported: Bool) {
        #expect(Bash.isSupported(version) == isSupported)
    }
}
