import CortexRunbook

/// An unquoted `<name>` in a shell block, which bash reads as two redirections.
///
/// Pasted before it is filled in, `git log <last-tag>..HEAD` is a syntax error, or "no such file",
/// or, where a file `last-tag` exists, runs with the wrong input and writes a file `..HEAD`.
///
/// A real redirection has a blank behind `<` or no `>` that touches a word, so `sort <in >out`
/// is left alone, as are heredocs, comments and quoted text. A placeholder that a block holds
/// several times is reported once. Where a house writes what is to be filled in this way, it is only
/// noted.
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
///
/// ## Settings
///
/// `placeholder-style = "angle"` makes it a note.
enum PlaceholderRedirect: Rule {
    static let about = RuleDescription("PLH001", "placeholder-redirect", .error, level: .min)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts {
            for uses in Placeholders.grouped(script, script.angles) {
                let effect = AngleEffect(of: uses[0], in: script.bash)
                let fix = Placeholders.fix(uses, in: script)
                let range = script.documentRange(uses[0])
                let text = script.bash.text(uses[0])
                var finding = Finding.redirect(range, text, uses.count, effect, fix: fix)
                if document.options.placeholderStyle == .angle { finding.severity = .info }
                findings.append(finding)
            }
        }
    }
}

/// What bash makes of `<name>`.
enum AngleEffect: Equatable {
    /// It refuses the line.
    case syntaxError
    /// It reads one file, and writes the other.
    case redirects(from: String, to: String)

    /// Looks at what follows the `>` of the placeholder at `range`.
    init(of range: Range<Int>, in script: BashScript) {
        let bytes = script.bytes
        var offset = range.upperBound
        while offset < bytes.count, bytes[offset].isBlank || Self.isContinued(bytes, offset) {
            offset += bytes[offset].isBlank ? 1 : 2
        }
        let target = bytes[offset...].prefix { byte in
            !byte.isBlank && byte != .lineFeed && !";&|()<>".utf8.contains(byte)
        }
        guard let first = target.first, first != UInt8(ascii: "#") else {
            self = .syntaxError
            return
        }
        let name = script.text(range.lowerBound + 1..<range.upperBound - 1)
        let file = name.split(separator: " ").first.map(String.init) ?? name
        self = .redirects(from: file, to: String(decoding: target, as: UTF8.self))
    }

    private static func isContinued(_ bytes: [UInt8], _ offset: Int) -> Bool {
        bytes[offset] == .backslash && offset + 1 < bytes.count && bytes[offset + 1] == .lineFeed
    }
}

extension ShellScript {
    /// The unquoted placeholders in angle brackets.
    ///
    /// Spans of this kind hold several words in brackets too, which bash only takes apart.
    fileprivate var angles: [Range<Int>] {
        bash.spans.map { $0.kind == .angle ? $0.range : 0..<0 }
            .filter { !$0.isEmpty && bash.bytes[$0.lowerBound] == UInt8(ascii: "<") }
    }
}

extension Finding {
    fileprivate static func redirect(
        _ range: Range<Int>,
        _ text: String,
        _ count: Int,
        _ effect: AngleEffect,
        fix: Fix
    ) -> Finding {
        let note =
            switch effect {
            case .syntaxError: "bash stops here with a syntax error"
            case .redirects(let input, let output):
                "reads the file `\(input)`, writes the file `\(output)`"
            }
        let times = count > 1 ? " (\(count) times in this block)" : ""
        return Finding(
            range,
            "`\(text)` is a redirection to bash\(times)",
            note: note,
            help: "use a variable that must be set: \(fix.title.dropFirst("replace by ".count))",
            fix: fix
        )
    }
}
