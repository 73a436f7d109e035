import CortexRunbook

/// What the text of a block tagged as shell is, if it is something else.
enum ForeignText: String {
    case promql
    case sql
    case json
    case yaml
    case diff
    case log
    case table
    /// A command with what it asks and prints below it.
    case session
    /// Anything else that is no shell.
    case text

    /// The tag that says so.
    var tag: String {
        switch self {
        case .log, .table: "text"
        case .session: "console"
        default: rawValue
        }
    }

    /// Looks at the text of `script`; `nil` if it is shell, or a session whose commands are.
    init?(_ script: ShellScript, in document: LintDocument) {
        guard let block = script.block, document.runbook.blocks[block].disposition == .command,
            let found = TextSniffer(script).result
        else { return nil }
        self = found
    }
}

private struct TextSniffer {
    private let script: ShellScript
    private let bash: BashScript
    private let text: ArraySlice<UInt8>
    /// The lines that are neither blank nor comments.
    private let lines: [ArraySlice<UInt8>]

    init(_ script: ShellScript) {
        self.script = script
        bash = script.bash
        text = bash.bytes.trimmed
        lines = bash.bytes[...].lines.map { $0.trimmed }.filter {
            !$0.isEmpty && $0.first != UInt8(ascii: "#")
        }
    }

    private var isBroken: Bool { script.syntaxError != nil }

    var result: ForeignText? {
        guard let first = lines.first else { return nil }
        if isJSON { return .json }
        if isSQL(first) { return .sql }
        if most(Self.isTableRow) || Self.isTableHead(first) { return .table }
        if most(Self.isLogLine) { return .log }
        if first.starts(with: "@@ ".utf8) || first.starts(with: "diff --git a/".utf8) {
            return .diff
        }
        if most(Self.isSetting), !startsWithCommand { return .yaml }
        if isSelector, !startsWithCommand { return .promql }
        guard isBroken else { return isProse ? startsPlainly ? .session : .text : nil }
        if Self.functions.occur(in: text) { return .promql }
        return hasCommand ? nil : .text
    }

    /// Whether it holds of three lines in five.
    private func most(_ holds: (ArraySlice<UInt8>) -> Bool) -> Bool {
        !lines.isEmpty && lines.count(where: holds) * 5 >= lines.count * 3
    }

    private var isJSON: Bool {
        guard let first = text.first, let last = text.last else { return false }
        let second = text.dropFirst().first { !$0.isBlank && $0 != .lineFeed }
        let opensObject = first == UInt8(ascii: "{") && last == UInt8(ascii: "}")
        let opensList = first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
        if opensObject { return second == 0x22 || second == UInt8(ascii: "}") }
        return opensList && (second == 0x22 || second == UInt8(ascii: "{"))
    }

    private func isSQL(_ line: ArraySlice<UInt8>) -> Bool {
        Self.statements.first(in: line)?.lowerBound == line.startIndex
            || (line.starts(with: "SELECT ".utf8) && Self.sources.occur(in: text))
    }

    private static let statements = Phrases(
        """
        insert into, delete from, create table, create index, create database, create user,
        create role, drop table, drop database, drop index, alter table, alter system, alter role,
        alter user, explain select, explain analyze, truncate table
        """
    )

    private static let sources = Phrases("from, count, now, version, pg_*")

    private static func isTableRow(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == UInt8(ascii: "|") && line.last == UInt8(ascii: "|")
            || line.starts(with: "+--".utf8)
    }

    /// Whether it reads `NAME   READY   STATUS`.
    private static func isTableHead(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.contains(Array("  ".utf8)) else { return false }
        let words = line.split(separator: .space)
        return words.count > 2
            && words.allSatisfy { word in
                word.count > 1
                    && word.allSatisfy { ($0 >= 0x41 && $0 <= 0x5A) || "-_()%/".utf8.contains($0) }
            }
    }

    /// Whether it begins with a date, a time of day or `level=`.
    private static func isLogLine(_ line: ArraySlice<UInt8>) -> Bool {
        var rest = line
        while let first = rest.first, first == UInt8(ascii: "[") || first == 0x22 {
            rest = rest.dropFirst()
        }
        if rest.starts(with: "level=".utf8) || rest.starts(with: "ts=".utf8) { return true }
        let digits = rest.prefix(while: \.isDigit).count
        let behind = rest.dropFirst(digits).first
        let isDate = digits == 4 && (behind == UInt8(ascii: "-") || behind == UInt8(ascii: "/"))
        return isDate || (digits == 2 && behind == .colon)
    }

    /// Whether it reads `key: value`.
    private static func isSetting(_ line: ArraySlice<UInt8>) -> Bool {
        let rest = line.starts(with: "- ".utf8) ? line.dropFirst(2) : line
        guard let first = rest.first, first.isASCIILetter || first == 0x22 else { return false }
        let key = rest.prefix { $0.isWord || "_-./\"".utf8.contains($0) }
        let behind = rest.dropFirst(key.count)
        return behind.first == .colon && (behind.count == 1 || behind.dropFirst().first == .space)
    }

    private static let functions = Phrases(
        """
        rate(*, irate(*, increase(*, sum(*, sum by, sum without, avg(*, avg by, count(*, count by,
        max(*, max by, min(*, min by, topk(*, absent(*, histogram_quantile(*, avg_over_time(*,
        max_over_time(*, label_replace(*, predict_linear(*, time(*
        """
    )

    /// Whether it reads `up{job="api"}`.
    private var isSelector: Bool {
        let name = text.prefix { $0.isWord || $0 == UInt8(ascii: "_") || $0 == .colon }
        let behind = text[name.endIndex...]
        guard !name.isEmpty, behind.first == UInt8(ascii: "{") else { return false }
        return behind.prefix(80).contains(Array("=\"".utf8))
            || behind.prefix(80).contains(Array("=~".utf8))
    }

    private var commands: [BashScript.Command] {
        bash.commands.filter { $0.kind == .simple && $0.parent == nil && !$0.words.isEmpty }
    }

    /// Whether one of its commands is known, or it has a keyword or an assignment.
    private var hasCommand: Bool {
        if !bash.compounds.isEmpty || !bash.functions.isEmpty { return true }
        return bash.commands.contains { command in
            if command.words.isEmpty { return !command.assignments.isEmpty }
            return isCommand(command)
        }
    }

    private var startsWithCommand: Bool { commands.first.map(isCommand) ?? false }

    private func isCommand(_ command: BashScript.Command) -> Bool {
        guard let first = command.words.first else { return false }
        guard let name = bash.literal(first) else { return true }
        return CommandTable.isKnown(name) || name.utf8.contains(UInt8(ascii: "/"))
            || bash.functions.contains(name)
    }

    /// Whether most lines begin with a word that names no program, such as `Name:` or `Found`.
    private var isProse: Bool {
        let commands = commands
        guard !commands.isEmpty, bash.compounds.isEmpty, bash.heredocs.isEmpty else { return false }
        return commands.count(where: isStrange) * 5 >= commands.count * 3
    }

    /// Whether the first line reads as a command: a name in small letters with arguments.
    private var startsPlainly: Bool {
        guard let first = commands.first, first.words.count > 1, !isStrange(first),
            let name = bash.literal(first.words[0])
        else { return false }
        return name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0.isDigit || $0 == 0x2D }
    }

    private func isStrange(_ command: BashScript.Command) -> Bool {
        guard let first = command.words.first, let name = bash.literal(first),
            !isCommand(command), let letter = name.utf8.first
        else { return false }
        let isCapital = letter >= 0x41 && letter <= 0x5A
        let isEnd = name.utf8.last == .colon || name.utf8.last == UInt8(ascii: ",")
        return isEnd || (isCapital && command.words.count > 2)
    }
}
