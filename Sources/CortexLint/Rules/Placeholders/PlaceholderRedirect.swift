import CortexRunbook

/// An unquoted `<name>` in a shell block, which bash reads as two redirections.
///
/// Pasted before it is filled in, `git log <last-tag>..HEAD` is a syntax error, or "no such file",
/// or, where a file `last-tag` exists, runs with the wrong input and writes a file `..HEAD`.
///
/// A real redirection has a blank behind `<` or no `>` that touches a word, so `sort <in >out`
/// is left alone, as are heredocs, comments and quoted text.
///
/// ## Bad
/// ```bash
/// git log --oneline <last-tag>..HEAD
/// ```
///
/// ## Good
/// ```bash
/// git log --oneline "${LAST_TAG:?set LAST_TAG}"..HEAD
/// ```
enum PlaceholderRedirect: Rule {
    static let about = RuleDescription("PLH001", "placeholder-redirect", .error, level: .min)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts {
            var seen: Set<String> = []
            for span in script.bash.spans where span.kind == .angle {
                let text = script.bash.text(span.range)
                guard seen.insert(text).inserted else { continue }
                let range = script.documentRange(span.range)
                let variable = "\"${\(variable(text)):?set \(variable(text))}\""
                findings.append(
                    .redirect(
                        range,
                        text,
                        fix: Fix(.unsafe, "replace by \(variable)", replace: range, by: variable)
                    )
                )
            }
        }
    }

    /// The name of a variable for the placeholder `<last-tag>`.
    private static func variable(_ placeholder: String) -> String {
        String(
            placeholder.dropFirst().dropLast().map { character in
                character.isASCII && (character.isLetter || character.isNumber)
                    ? Character(character.uppercased()) : "_"
            }
        )
    }
}

extension Finding {
    fileprivate static func redirect(_ range: Range<Int>, _ text: String, fix: Fix) -> Finding {
        let name = text.dropFirst().dropLast()
        return Finding(
            range,
            "`\(text)` is a redirection to bash",
            note: "reads the file `\(name)`",
            help: "use a variable that must be set: \(fix.title.dropFirst("replace by ".count))",
            fix: fix
        )
    }
}
