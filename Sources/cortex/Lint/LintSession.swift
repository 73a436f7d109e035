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
    private let shellCheck: ShellCheckProgram

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
        machine = Machine()
        shellCheck = ShellCheckProgram(environment: machine.environment)
        settings = LintSettingsSearch(
            origin: machine.origin,
            overrides: try LintSettings(overrides: rules.config)
        )
    }

    /// - Returns: the status to exit with.
    func run() throws -> ExitStatus {
        let search = try search()
        // Settings that cannot be used are told of once, not for each document.
        for path in search.documents { _ = try settings.search(path) }
        let reader = DocumentReader()
        if fixes.fixing != .none {
            let fixed = results(of: search.documents, reader, fixing: fixes.fixing)
            if fixes.diff { return try show(diffs: fixed, problems: search.problems) }
            for document in fixed {
                guard let bytes = document.fixed else { continue }
                if document.isInput {
                    reader.setInput(bytes)
                } else {
                    try FileReplacement.write(bytes, to: document.report.path)
                }
            }
        }
        let shown = results(of: search.documents, reader)
        var files = shown.map(\.report)
        let known = Set(Catalogue.descriptions.map(\.code))
        try applyBaseline(to: &files, known)
        if let revision = adoption.diffBase { try changes(since: revision).filter(&files) }
        let report = LintReport(files, rules: Catalogue.descriptions)
        try show(report, fixes.fixing == .none ? nil : reader.input)
        try addStepSummary(report)
        let failure = shellCheck.failure
        Output.complain(search.problems + [failure?.message].compactMap { $0 })
        let hasProblems = !search.problems.isEmpty || failure?.isFatal == true
        return status(files, shown, hasProblems: hasProblems)
    }

    /// Prints what the fixes would change.
    private func show(diffs shown: [ShownDocument], problems: [String]) throws -> ExitStatus {
        for bytes in shown.map(\.diff) where !bytes.isEmpty { try Output.write(bytes) }
        Output.complain(problems + shown.compactMap(\.problem))
        if !problems.isEmpty || shown.contains(where: { $0.problem != nil }) { return .usage }
        return failsNever || shown.allSatisfy(\.diff.isEmpty) ? .done : .failed
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

    /// A file here, whose settings are those of the folder.
    private static let anything = "cortex-lint.md"

    private func search() throws(LintError) -> DocumentSearch {
        var exclusion = DocumentSearch.Exclusion(origin: machine.origin)
        let (here, folder) = try settings.search(Self.anything)
        exclusion.globs = here.exclude
        exclusion.globBase = folder
        exclusion.isForced = forceExclude
        return DocumentSearch(paths, excluding: exclusion)
    }

    private func results(
        of documents: [String],
        _ reader: DocumentReader,
        fixing: LintRun.Fixing = .none
    ) -> [ShownDocument] {
        let run = LintRun(
            policies,
            inputName: inputName,
            fixing: fixing,
            shellCheck: { [shellCheck] in shellCheck.comments(on: $0) },
            read: { path throws(LintError) in try reader.read(path) }
        )
        let isDiff = fixes.diff
        let shown = run.results(of: documents) { ShownDocument($0, isDiff: isDiff) }
        return zip(documents, shown).map { path, shown in
            var shown = shown
            shown.isInput = path == DocumentSearch.standardInput
            return shown
        }
    }

    private func show(_ report: LintReport, _ fixedInput: [UInt8]?) throws {
        let manuals = try settings.search(Self.anything).0.manuals
        for target in targets {
            // A text from standard input goes to standard output, the report beside it.
            if let path = target.path {
                let style = Style(colour: false, unicode: true, width: 100)
                let bytes = report.written(
                    as: target.format,
                    .init(style: style, version: Version.current, manuals: manuals)
                )
                try OutputTarget.write(bytes, to: path)
            } else {
                let stream: FileDescriptor = fixedInput == nil ? .standardOutput : .standardError
                let style = machine.style(of: stream)
                let bytes = report.written(
                    as: target.format,
                    .init(style: style, version: Version.current, manuals: manuals)
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

    /// Adds the report to the page of the job, where GitHub runs it and its format is asked for.
    private func addStepSummary(_ report: LintReport) throws {
        guard targets.contains(where: { $0.format == .github }),
            let path = machine.environment["GITHUB_STEP_SUMMARY"], !path.isEmpty
        else { return }
        try OutputTarget.append(Array(report.stepSummary.utf8), to: FilePath(path))
    }

    private func status(
        _ files: [FileReport],
        _ shown: [ShownDocument],
        hasProblems: Bool
    ) -> ExitStatus {
        if hasProblems || files.contains(where: { $0.failure != nil }) { return .usage }
        if failsNever { return .done }
        let fails = zip(files, shown).contains { file, document in
            file.open.contains { $0.severity >= document.failOn }
        }
        return fails ? .failed : .done
    }
}

extension LintSession {
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
