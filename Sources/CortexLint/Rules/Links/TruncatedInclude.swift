import CortexRunbook

/// `sed -n '1,220p' FILE` or `head -n 220 FILE` that shows less than the file has.
///
/// The procedure was printed up to line 220 when it had 200 lines; today it stops in the middle of
/// "If the rollback fails".
///
/// Only files of the repository are looked at; logs and output end where they end.
///
/// ## Bad
/// ```bash
/// sed -n '1,3p' README.md
/// ```
///
/// ## Good
/// ```bash
/// cat README.md
/// ```
enum TruncatedInclude: Rule {
    static let about = RuleDescription("LNK005", "truncated-include", .warning, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard let location = document.location else { return }
        for script in document.scripts {
            for call in script.calls {
                guard let shown = Shown(call),
                    let path = RepositoryPath.resolve(shown.file),
                    location.repository.isTracked(path),
                    let lines = location.repository.lineCount(of: path), lines > shown.lines
                else { continue }
                let range = script.documentRange(
                    call.argumentRange(shown.argument, in: script.bash)
                )
                findings.append(.truncated(shown, of: lines, range))
            }
        }
    }

    /// How much of a file a command shows.
    struct Shown {
        let file: String
        /// The last line that is shown.
        let lines: Int
        /// Which argument says so.
        let argument: Int
        /// What shows the whole file in its place; `nil` where the whole command would change.
        let whole: String?

        init?(_ call: ShellCall) {
            let arguments = call.call.arguments
            switch call.name {
            case "sed":
                guard arguments.count == 3, arguments[0] == "-n", arguments[1].hasPrefix("1,"),
                    arguments[1].hasSuffix("p"),
                    let last = Int(arguments[1].dropFirst(2).dropLast())
                else { return nil }
                (file, lines, argument, whole) = (arguments[2], last, 1, "'1,$p'")
            case "head":
                guard let value = call.call.value(of: "-n", "--lines"), let last = Int(value),
                    last > 0, call.call.operands.count == 1, let file = call.call.operands.first,
                    let place = arguments.firstIndex(where: { $0.hasSuffix(value) })
                else { return nil }
                (self.file, lines, argument, whole) = (file, last, place, nil)
            default: return nil
            }
        }
    }
}

extension Finding {
    fileprivate static func truncated(
        _ shown: TruncatedInclude.Shown,
        of lines: Int,
        _ range: Range<Int>
    ) -> Finding {
        Finding(
            range,
            "shows \(shown.lines) of the \(lines) lines of `\(shown.file)`",
            help: "show the whole file, or link to it",
            fix: shown.whole.map {
                Fix(.safe, "show the whole file", replace: range, by: $0)
            }
        )
    }
}
