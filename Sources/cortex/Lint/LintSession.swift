import CortexEngine
import CortexLint
import CortexSettings
import CortexText
import SystemPackage

/// One run of `cortex lint`: finds the documents, lints and fixes them, shows the findings.
struct LintSession {
    private let paths: [String]
    private let inputName: String
    private let forceExclude: Bool
    private let fixes: FixChoice
    private let adoption: AdoptionChoice
    private let failsNever: Bool
    private let targets: [OutputTarget]
    private let wishes: RuleWishes
    private let settings: LintSettingsSearch
    private let machine: Machine

    /// - Throws: for a name, a format or a setting that cannot be.
    init(
        paths: [String],
        inputName: String,
        forceExclude: Bool,
        rules: RuleChoice,
        report: OutputChoice,
        fixes: FixChoice,
        adoption: AdoptionChoice
    ) throws {
        self.paths = paths
        self.inputName = inputName
        self.forceExclude = forceExclude
        self.fixes = fixes
        self.adoption = adoption
        failsNever = rules.exitZero
        targets = try report.targets()
        wishes = try rules.wishes()
        machine = try Machine()
        settings = LintSettingsSearch(
            origin: machine.origin,
            overrides: try LintSettings(overrides: rules.config)
        )
    }

    /// - Returns: the status to exit with.
    func run() throws -> ExitStatus {
        let (search, shown) = try lint()
        try write(shown)
        if fixes.diff {
            for bytes in shown.map(\.diff) where !bytes.isEmpty { try Output.write(bytes) }
        }
        var files = shown.map(\.report)
        let known = Set(Catalogue.descriptions.map(\.code))
        try applyBaseline(to: &files, known)
        if let revision = adoption.diffBase { try changes(since: revision).filter(&files) }
        if !fixes.diff {
            try show(LintReport(files, rules: Catalogue.descriptions), input: shown)
        }
        Output.complain(search.problems)
        return status(files, shown, hasProblems: !search.problems.isEmpty)
    }

    /// Prints what holds for the document at `path`.
    func showSettings(of path: String) throws {
        try Output.write(policies.policy(for: path).description)
    }

    private var policies: LintPolicies {
        LintPolicies(wishes, origin: machine.origin, search: settings.search)
    }

    /// The paths of the documents and of the settings here.
    var watched: [String] {
        ((try? search().documents) ?? []) + [".cortex.toml", "cortex.toml"]
    }

    private func search() throws(LintError) -> DocumentSearch {
        var exclusion = DocumentSearch.Exclusion(origin: machine.origin)
        let (here, folder) = try settings.search("cortex-lint.md")
        exclusion.globs = here.exclude
        exclusion.globBase = folder
        exclusion.isForced = forceExclude
        return DocumentSearch(paths, excluding: exclusion)
    }

    private func lint() throws -> (DocumentSearch, [ShownDocument]) {
        let search = try search()
        // Settings that cannot be used are told of once, not for each document.
        for path in search.documents { _ = try settings.search(path) }
        let run = LintRun(policies, inputName: inputName, fixing: fixes.fixing, read: Self.read)
        let isDiff = fixes.diff
        return (search, run.results(of: search.documents) { ShownDocument($0, isDiff: isDiff) })
    }

    /// Puts the fixed texts into their files.
    private func write(_ shown: [ShownDocument]) throws {
        for document in shown {
            guard let bytes = document.fixed, document.report.path != inputName else { continue }
            try FileReplacement.write(bytes, to: document.report.path)
        }
    }

    private func show(_ report: LintReport, input: [ShownDocument]) throws {
        let fixedInput = input.first { $0.report.path == inputName }?.fixed
        for target in targets {
            // A text from standard input goes to standard output, the report beside it.
            if let path = target.path {
                let style = Style(colour: false, unicode: true, width: 100)
                let bytes = report.written(
                    as: target.format,
                    .init(style: style, version: Version.current)
                )
                try OutputTarget.write(bytes, to: path)
            } else {
                let stream: FileDescriptor = fixedInput == nil ? .standardOutput : .standardError
                let style = machine.style(of: stream)
                let bytes = report.written(
                    as: target.format,
                    .init(style: style, version: Version.current)
                )
                if let fixedInput {
                    try Output.write(fixedInput)
                    _ = try? FileDescriptor.standardError.writeAll(bytes)
                } else {
                    try Output.write(bytes)
                }
            }
        }
    }

    private func status(
        _ files: [FileReport],
        _ shown: [ShownDocument],
        hasProblems: Bool
    ) -> ExitStatus {
        if hasProblems || files.contains(where: { $0.failure != nil }) { return .usage }
        if failsNever { return .done }
        if fixes.diff { return shown.allSatisfy { $0.diff.isEmpty } ? .done : .failed }
        let fails = zip(files, shown).contains { file, document in
            file.open.contains { $0.severity >= document.failOn }
        }
        return fails ? .failed : .done
    }
}

extension LintSession {
    private static func read(_ path: String) throws(LintError) -> [UInt8] {
        do {
            return try RunbookFile.read(path)
        } catch {
            throw LintError("cannot be read: \(error)")
        }
    }

    private func applyBaseline(to files: inout [FileReport], _ rules: Set<String>) throws {
        guard let path = adoption.path else { return }
        if adoption.writeBaseline {
            let baseline = Baseline(files)
            try OutputTarget.write(baseline.bytes, to: FilePath(path))
            Output.complain(["\(path): \(baseline.count) findings written"])
            _ = baseline.apply(to: &files, rules: rules)
            return
        }
        do {
            var baseline = try Baseline(reading: RunbookFile.read(path), path: path)
            if adoption.pruneBaseline {
                let count = baseline.prune(with: &files, rules: rules)
                try OutputTarget.write(baseline.bytes, to: FilePath(path))
                Output.complain(["\(path): \(count) entries taken out"])
            } else {
                let stale = baseline.apply(to: &files, rules: rules)
                if stale > 0 { Output.complain([Self.stale(stale, path)]) }
            }
        } catch let error as Errno {
            throw LintError("\(path): cannot be read: \(error)")
        }
    }

    /// The lines that git knows to have changed since `revision`.
    private func changes(since revision: String) throws -> ChangedLines {
        let git = ["git", "-c", "core.quotePath=false"]
        let options = ["--unified=0", "--no-color", "--no-ext-diff", "--relative"]
        let prefixes = ["--src-prefix=a/", "--dst-prefix=b/"]
        guard let diff = machine.ask(git + ["diff"] + options + prefixes + [revision, "--"]),
            let new = machine.ask(git + ["ls-files", "--others", "--exclude-standard"])
        else { throw LintError(Self.noRevision(revision)) }
        return ChangedLines(diff: diff, new: new.split(separator: "\n").map(String.init))
    }

    private static func stale(_ count: Int, _ path: String) -> String {
        "\(path): \(count) entries are no longer found; --prune-baseline takes them out"
    }

    private static func noRevision(_ revision: String) -> String {
        "--diff-base \(revision): git knows no such revision here"
    }
}
