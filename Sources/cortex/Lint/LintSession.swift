import CortexEngine
import CortexLint
import CortexRunbook
import CortexText
import SystemPackage

/// One run of `cortex lint`: finds the documents, lints them, shows the findings.
struct LintSession {
    let paths: [String]
    let inputName: String
    let selection: Selection
    /// The least severity that fails; `nil` if none does.
    let failOn: Severity?

    /// - Returns: the status to exit with.
    func run() throws -> ExitStatus {
        let search = DocumentSearch(paths)
        Output.complain(search.problems)
        let run = LintRun(Linter(selection), inputName: inputName, read: Self.read)
        let reports = run.results(of: search.documents, show: FileReport.init)
        try Output.write(reports.flatMap(\.lines).map { "\($0.text)\n" }.joined())
        Output.complain(reports.compactMap(\.problem))
        guard search.problems.isEmpty, reports.allSatisfy({ $0.problem == nil }) else {
            return .usage
        }
        let worst = reports.compactMap(\.worst).max()
        return if let failOn, let worst, worst >= failOn { .failed } else { .done }
    }
}

extension LintSession {
    private static func read(_ path: String) throws(LintError) -> [UInt8] {
        do {
            return try RunbookFile.read(path)
        } catch {
            throw LintError("\(path): cannot be read: \(error)")
        }
    }
}

/// What is shown of one document.
private struct FileReport: Sendable {
    var lines: [SafeText] = []
    var worst: Severity?
    /// Why it could not be linted.
    var problem: String?

    init(_ result: DocumentResult) {
        switch result.outcome {
        case .linted(let document, let linted):
            lines = linted.findings.map { Self.line(of: $0, in: document) }
            worst = linted.findings.map(\.severity).max()
        case .unreadable(let reason): problem = reason
        }
    }

    private static func line(of found: RuleFinding, in document: LintDocument) -> SafeText {
        let place = document.source.place(of: found.finding.range.lowerBound)
        return SafeText(
            escaping: "\(document.path):\(place.line):\(place.column): \(found.severity.rawValue) "
                + "\(found.rule.code) \(found.finding.message)"
        )
    }
}
