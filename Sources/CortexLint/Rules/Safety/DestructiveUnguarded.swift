import CortexRunbook

/// A command that cannot be undone, with nothing before it that warns or asks.
///
/// The one line that deletes data looks like the nine that look at it. At three in the morning it is
/// pasted like the others.
///
/// A warning, a precondition, a backup or a dry run counts if it stands before the command in the
/// same section, in a comment above it, or in the document's introduction; so does a heading that
/// says what is deleted, and a condition ("If the claim is released"). Build directories, scratch
/// files, single pods and branches of one's own are not worth the warning.
///
/// ## Bad
/// ```bash
/// oc delete pvc data-payments-0
/// ```
///
/// ## Good
/// ```markdown
/// Only if the claim is released and a snapshot from today exists:
///
/// ~~~bash
/// oc delete pvc data-payments-0
/// ~~~
/// ```
enum DestructiveUnguarded: Rule {
    static let about = RuleDescription(
        "SAF001",
        "destructive-unguarded",
        .warning,
        level: .default
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        var guards: GuardSearch?
        for script in document.scripts {
            var isReported = false
            for call in script.calls where isDestructive(call, in: script) {
                guards = guards ?? GuardSearch(document)
                guard !isReported, guards?.guards(call, in: script) == false else { continue }
                isReported = true
                findings.append(.destructive(script, call, in: document))
            }
        }
    }

    private static func isDestructive(_ call: ShellCall, in script: ShellScript) -> Bool {
        guard call.traits.contains(.destructive) else { return false }
        if call.name == "rm" { return Scratch.isWorthKeeping(anyOf: call, in: script) }
        return Weight.table.fact(of: call) != .light
    }
}

/// Whether what a command destroys is worth a warning.
private enum Weight: String {
    case light
    case heavy

    /// Exceptions to the table of destructive commands.
    static let table = FactTable<Weight>(
        """
        git reset|push|filter-branch|filter-repo : heavy
        git : light
        kubectl|oc delete pod|pods|po|job|jobs|event|events|rs|replicaset : light
        kubectl|oc delete pod/*|pods/*|po/*|job/*|jobs/* : light
        docker|podman rm|rmi|kill : light
        docker|podman container|image|builder|buildx|network rm|remove|prune : light
        docker|podman system prune --volumes|-a|--all|-af|-fa : heavy
        docker|podman system prune : light
        docker compose rm|kill : light
        docker compose down -v|--volumes : heavy
        docker compose down : light
        docker-compose rm|kill : light
        crictl rm|rmi|rmp|stop|stopp : light
        apt|apt-get|dnf|yum|brew|pip|dpkg|rpm|npm|pm2|vagrant|tmux|unlink : light
        systemctl|reboot|shutdown|poweroff|halt|init|telinit|journalctl : light
        gh run|cache|label delete : light
        truncate : light
        etcdctl defrag : light
        """,
        { Weight(rawValue: String($0)) }
    )
}

/// Files that are made again when they are missed.
private enum Scratch {
    /// Whether a recursive `rm` removes something that is no scratch file.
    static func isWorthKeeping(anyOf call: ShellCall, in script: ShellScript) -> Bool {
        guard call.call.has("-r") || call.call.has("-R") || call.call.has("--recursive") else {
            return false
        }
        let temporary = temporaryNames(in: script)
        return call.call.operands.contains { !isScratch($0, temporary) }
    }

    private static func isScratch(_ path: String, _ temporary: Set<String>) -> Bool {
        if places.contains(where: path.hasPrefix) || path.contains("tmp") { return true }
        if let name = variable(path) { return temporary.contains(name) || name.contains("TMP") }
        let parts = path.split(separator: "/").filter { $0 != "." && $0 != "*" && $0 != ".." }
        guard let last = parts.last else { return false }
        return names.contains(String(last).lowercased())
    }

    /// The name in `$NAME` or `"${NAME}"/…`.
    private static func variable(_ path: String) -> String? {
        guard let dollar = path.firstIndex(of: "$") else { return nil }
        let name = path[dollar...].dropFirst().drop { $0 == "{" }.prefix {
            $0 == "_" || $0.isLetter
        }
        return String(name)
    }

    /// Variables that hold what `mktemp` made.
    private static func temporaryNames(in script: ShellScript) -> Set<String> {
        var names: Set<String> = []
        for command in script.bash.commands {
            for assignment in command.assignments
            where script.bash.text(assignment.value).contains("mktemp") {
                names.insert(script.bash.text(assignment.name))
            }
        }
        return names
    }

    private static let places = ["/tmp/", "/var/tmp/", "~/.cache/", "/var/cache/", "$TMPDIR"]

    private static let names = CommandTable.words(
        """
        build dist out target bin obj node_modules vendor .venv venv env __pycache__ .cache cache
        coverage .terraform _output public site .next .gradle .pytest_cache .mypy_cache .tox pkg
        artifacts gen generated logs worktree worktrees
        """
    )
}

/// Looks for what warns of a command.
private struct GuardSearch {
    private let document: LintDocument
    /// Whether the document begins with a warning that is meant for all of it.
    private let isGuarded: Bool

    init(_ document: LintDocument) {
        self.document = document
        let second = document.runbook.sections.dropFirst().first?.line
        let end = document.source.start(ofLine: min(second ?? 60, document.source.lineCount + 1))
        isGuarded = Self.warnings.occur(in: document.source.bytes[..<end].prefix(8192))
    }

    func guards(_ call: ShellCall, in script: ShellScript) -> Bool {
        if isGuarded || isConditional(call, in: script) { return true }
        if hasGuardingHeading(script.section) { return true }
        let before = document.textBefore(script)
        let start = max(before.lowerBound, before.upperBound - Self.reach)
        return Self.words.occur(in: document.source.bytes[start..<before.upperBound])
            || hasGuardingComment(call, in: script)
    }

    /// Whether a comment above the command, or on its line, warns.
    private func hasGuardingComment(_ call: ShellCall, in script: ShellScript) -> Bool {
        let end = script.command(call).range.upperBound
        let lineEnd = script.bash.bytes[end...].firstIndex(of: .lineFeed) ?? end
        return script.bash.spans.contains { span in
            span.kind == .comment && span.range.lowerBound < lineEnd
                && Self.words.occur(in: script.bash.bytes[span.range])
        }
    }

    /// How many bytes before a block are read.
    private static let reach = 8192

    private func isConditional(_ call: ShellCall, in script: ShellScript) -> Bool {
        let item = document.runbook.items[script.item]
        if item.asksFirst || (item.condition != nil && item.flow == .conditional) { return true }
        var compound = script.command(call).compound
        while let index = compound {
            if script.bash.compounds[index].kind == .conditional { return true }
            compound = script.bash.compounds[index].parent
        }
        return script.calls.contains { other in
            other.name == "read" && other.command < call.command
        }
    }

    private func hasGuardingHeading(_ section: Int?) -> Bool {
        var section = section
        while let index = section {
            let title = Array(document.runbook.sections[index].title.utf8)
            if Self.headings.occur(in: title[...]) { return true }
            section = document.runbook.sections[index].parent
        }
        return false
    }

    /// Words at the top of a document that are meant for all of it.
    private static let warnings = Phrases(
        """
        warning, caution, danger, dangerous, destructive, irreversible, data loss,
        cannot be undone, can't be undone, take a backup, back up
        """
    )

    /// Words before a command that make its reader stop.
    private static let words = Phrases(
        """
        warning, caution, careful, carefully, danger*, destructive*, irreversibl*, cannot be undone,
        can't be undone, not reversible, data loss, lose data, permanently, make sure, ensure,
        be sure, verify that, confirm, double-check, double check, check that, check whether,
        backup*, back up, backed up, snapshot*, only if, only when, only after, only do this,
        dry run, dry-run, --dry-run, attention, at your own risk, will delete, will remove, will be deleted,
        will be removed, will be lost, will destroy, last resort, approv*, sign-off,
        prerequisite*, precondition*, if you are sure, no longer needed, force-push*, force push*
        """
    )

    /// Words of a heading that say what its commands do.
    private static let headings = Phrases(
        """
        delet*, remov*, destroy*, uninstall*, clean*, cleanup, teardown, tear down, decommission*,
        purg*, wipe*, wiping, drop*, prun*, drain*, evict*, reset*, danger*, terminat*
        """
    )
}

extension Finding {
    fileprivate static func destructive(
        _ script: ShellScript,
        _ call: ShellCall,
        in document: LintDocument
    ) -> Finding {
        let fence = document.source.line(document.fenceLine(of: script))
        let indent = fence.prefix { $0.isBlank || $0 == UInt8(ascii: ">") }
        let warning = String(utf8: indent) + "> **Warning:** this cannot be undone. Only if …\n"
        let place = fence.startIndex..<fence.startIndex
        return Finding(
            script.range(of: call),
            "`\(script.excerpt(of: call))` cannot be undone, and nothing before it warns of it",
            help: "say before it when it may run, what is lost, and where the backup is",
            fix: Fix(
                .suggestion,
                "put a warning above the block",
                replace: place,
                by: warning + String(utf8: indent) + "\n"
            )
        )
    }
}
