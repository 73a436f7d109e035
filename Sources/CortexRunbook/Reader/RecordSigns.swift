/// Signs that a document tells what happened rather than what to do.
enum RecordSigns {
    /// Why `runbook` is taken for a record; `nil` for a procedure.
    ///
    /// `kind: runbook` in the front matter overrules the signs.
    static func reason(_ runbook: Runbook) -> String? {
        if let kind = runbook.settings["kind"] {
            return kind == "record" ? "`kind: record`" : nil
        }
        return nameSign(runbook.path) ?? transcriptSign(runbook)
    }

    private static func nameSign(_ path: String) -> String? {
        let file = path.utf8.split(separator: 0x2F).last ?? path.utf8[...]
        let words = file.prefix { $0 != 0x2E }.split { !$0.isASCIILetter }
            .map { Substring($0).lowercased() }
        if words.contains("drill") { return "its name says drill" }
        guard let last = words.last, records.contains(last) else { return nil }
        return "its name says \(last)"
    }

    private static let records: Set<String> = [
        "report", "record", "results", "postmortem", "certificate", "minutes", "retrospective",
    ]

    /// Most of the blocks marked as shell text are sessions with their output.
    private static func transcriptSign(_ runbook: Runbook) -> String? {
        var commands = 0
        var sessions = 0
        for item in runbook.items {
            guard case .command(let command) = item.content, let block = command.block,
                Language(runbook.blocks[block].language) == .shell
            else { continue }
            commands += 1
            let isSession = runbook.blocks[block].disposition == .transcript
            if isSession, command.script.utf8.count * 2 < runbook.blocks[block].bytes {
                sessions += 1
            }
        }
        guard sessions >= 3, sessions * 2 > commands, isDated(runbook) else { return nil }
        return "its blocks are sessions of one day"
    }

    /// Whether the title or the file's name holds a day, such as 2026-11-23.
    private static func isDated(_ runbook: Runbook) -> Bool {
        [runbook.title ?? "", runbook.path].contains { (text: String) in
            let digits = text.utf8.filter { $0 != 0x2D }
            return digits.split { !$0.isDigit }.contains { $0.count == 8 }
        }
    }
}
