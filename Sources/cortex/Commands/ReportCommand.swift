import ArgumentParser
import CortexEngine
import CortexJournal
import CortexLint
import CortexReport
import CortexRunbook
import SystemPackage

/// Tells what happened in a run, for those who were not there.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Report on a run, finished or not.",
        discussion: """
            Without a name, the newest run is reported. The report says in its first line whether \
            the run is finished and how.
            """
    )

    @Argument(help: "The run's name, or its beginning.")
    var name: String?

    @Option(help: ArgumentHelp("The form of the report.", valueName: "format"))
    var format = ReportFormat.markdown

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to this file, not to standard output.", valueName: "file")
    )
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Where the runbook's lines are found, such as https://forge.example/blob/main/x.md.",
            valueName: "url"
        )
    )
    var link: String?

    @Option(
        help: ArgumentHelp("Fill in this Markdown template of release notes.", valueName: "file")
    )
    var template: String?

    func validate() throws {
        if template != nil, format != .markdown {
            throw ValidationError("`--template` fills in Markdown; leave `--format` out.")
        }
        if output?.isEmpty ?? false { throw ValidationError("`--output` needs a file's name.") }
    }

    func run() throws {
        let machine = Machine()
        let folder = try RunStore.found(machine).folder(selectedBy: name)
        let source = try ReportSource(folder, format: format)
        let links = ReportLinks(runbook: link ?? source.address(from: output, in: machine))
        let bytes = try render(source, links)
        if let output {
            try OutputTarget.write(bytes, to: FilePath(output))
        } else {
            try Output.write(bytes)
        }
    }

    private func render(_ source: ReportSource, _ links: ReportLinks) throws -> [UInt8] {
        let report = source.report
        if let template {
            let text = try Self.text(of: template)
            return Array(ReleaseTemplate(text, report, links: links).filled.utf8)
        }
        return switch format {
        case .markdown: Array(ReportMarkdown(report, links: links).text.utf8)
        case .html: Array(ReportHTML(report, links: links).text.utf8)
        case .json: ReportJSON(report).bytes
        case .junit: Array(ReportJUnit(report).text.utf8)
        case .tap: Array(ReportTAP(report).text.utf8)
        }
    }
}

extension ReportCommand {
    /// Returns the text of the template at `path`, which is UTF-8.
    ///
    /// - Throws: `Refusal` of status `usage`.
    private static func text(of path: String) throws(Refusal) -> String {
        let bytes: [UInt8]
        do {
            bytes = try RunbookFile.read(path)
        } catch {
            throw Refusal(.usage, "\(path): cannot be read: \(error)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Refusal(.usage, "\(path): is not UTF-8")
        }
        return text
    }
}

/// The forms of a report.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case markdown
    case html
    case json
    case junit
    case tap
}
