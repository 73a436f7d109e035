import CortexRunbook

/// An unquoted `[NAME]` in a shell block, which bash reads as a set of letters.
///
/// `cp app-[VERSION] app` does not fail for want of a version: it takes the file `app-V`, if there
/// is one, and says nothing.
///
/// Real sets have a range (`[A-Z]`) or few letters. Tests (`[ -f x ]`), quoted text and heredocs
/// are left alone.
///
/// ## Bad
/// ```bash
/// cp build/app-[VERSION] app
/// ```
///
/// ## Good
/// ```bash
/// cp build/app-"${VERSION:?set VERSION}" app
/// ```
enum PlaceholderGlob: Rule {
    static let about = RuleDescription("PLH005", "placeholder-glob", .warning, level: .all)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts {
            let globs = script.bash.blanks.filter { blank in
                script.bash.spans[blank.span].kind == .text
                    && script.bash.bytes[blank.range.lowerBound] == UInt8(ascii: "[")
            }
            for uses in Placeholders.grouped(script, globs.map(\.range)) {
                let fix = Placeholders.fix(uses, in: script)
                let range = script.documentRange(uses[0])
                findings.append(.glob(range, script.bash.text(uses[0]), fix: fix))
            }
        }
    }
}

extension Finding {
    fileprivate static func glob(_ range: Range<Int>, _ text: String, fix: Fix) -> Finding {
        let letter = text.dropFirst().prefix(1)
        return Finding(
            range,
            "`\(text)` is a set of letters to bash",
            note: "it stands for any one of them, such as `\(letter)`",
            help: "use a variable that must be set: \(fix.title.dropFirst("replace by ".count))",
            fix: fix
        )
    }
}
