import Foundation
import Testing

@testable import CortexLint

private let text = """
    # Rotate

    Set `region_name` first.

    - Step:

      ```bash
      \tcd /srv/<name>; export "é😀"; export TOKEN=$(cat f)
      echo "$undefined_one" "$region_name" \\
      ```

    ```console
    $ trap "echo $HOME" EXIT
    home
    ```
    """

private func script(_ text: String) throws -> ShellCheckScript {
    try #require(ShellCheckScript(LintDocument(Array(text.utf8), path: "runbook.md")))
}

private func comments(_ json: String) throws -> [ShellCheckComment] {
    try JSONDecoder().decode(ShellCheckComment.Answer.self, from: Data(json.utf8)).comments
}

/// A comment of ShellCheck 0.9 as it writes it.
private func comment(
    _ code: Int,
    _ line: Int,
    _ columns: ClosedRange<Int>,
    fix: String = "null"
) -> String {
    """
    {"file":"0.sh","line":\(line),"endLine":\(line),"column":\(columns.lowerBound),
    "endColumn":\(columns.upperBound),"level":"warning","code":\(code),"message":"Say.",
    "fix":\(fix)}
    """
}

struct ShellCheckScriptTests {
    @Test func `blocks are one script with inputs set and placeholders masked`() throws {
        #expect(
            String(decoding: try script(text).text, as: UTF8.self) == """
                :
                region_name=${region_name:?}
                \tcd /srv/xxxxxx; export "é😀"; export TOKEN=$(cat f)
                echo "$undefined_one" "$region_name" \\

                trap "echo $HOME" EXIT


                """
        )
    }

    @Test func `results are shown at the bytes of the document`() throws {
        let answer =
            #"{"comments":["# + comment(2155, 3, 38...43) + "," + comment(2154, 4, 7...21) + ","
            + comment(2064, 6, 12...17) + "]}"
        let found = try script(text).findings(for: comments(answer))
        let document = try LintDocument(Array(text.utf8), path: "runbook.md")
        #expect(
            found.map { document.text($0.range) } == ["TOKEN", "$undefined_one", "$HOME"]
        )
        #expect(found.first?.message == "SC2155: Say.")
        #expect(found.first?.help == "see https://www.shellcheck.net/wiki/SC2155")
    }

    @Test func `what is noise, masked or not in the document is left out`() throws {
        let answer =
            #"{"comments":["# + comment(2086, 3, 38...43) + "," + comment(2164, 3, 2...17) + ","
            + comment(2155, 2, 1...5) + "," + comment(2155, 99, 1...5) + "]}"
        #expect(try script(text).findings(for: comments(answer)) == [])
    }

    @Test func `fixes are edits of the document`() throws {
        let fix =
            #"{"replacements":[{"line":2,"endLine":2,"column":6,"endColumn":6,"precedence":5,"#
            + #""insertionPoint":"beforeStart","replacement":" || exit"}]}"#
        let answer = #"{"comments":["# + comment(2164, 2, 1...6, fix: fix) + "]}"
        let found = try script("> ```sh\n> cd /x\n> ```\n").findings(for: comments(answer))
        #expect(
            found.map(\.fix) == [
                Fix(.safe, "do what ShellCheck proposes", replace: 15..<15, by: " || exit")
            ]
        )
    }

    @Test func `a document without scripts, or with them left alone, has none`() throws {
        var options = RuleOptions.standard
        let empty = try LintDocument(Array("# T\n".utf8), path: "a.md")
        #expect(ShellCheckScript(empty) == nil)
        options.shellcheck = .off
        let document = try LintDocument(Array(text.utf8), path: "a.md", options: options)
        #expect(ShellCheckScript(document) == nil)
    }
}
