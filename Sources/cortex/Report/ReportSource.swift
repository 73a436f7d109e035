import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook
import SystemPackage

/// What a report is made from, as it is on the disk.
struct ReportSource {
    let report: RunReport

    /// Reads the run in `folder`; how much of its output depends on the form of the report.
    ///
    /// - Throws: `JournalError` if its journal cannot be read; `Errno` for its copy of the runbook.
    init(_ folder: RunFolder, format: ReportFormat) throws {
        let isDriven = folder.isDriven
        let contents = try folder.read()
        let records = contents.records
        let state = isDriven ? RunState(records) : RunState(records).withoutDriver()
        let runbook = try Runbook(
            reading: folder.runbook(state.runbookFile),
            path: state.started?.runbook ?? folder.name,
            vocabulary: state.started?.settings?.vocabulary ?? .standard
        )
        report = RunReport(
            name: folder.name,
            runbook: runbook,
            records: records,
            state: state,
            outputs: Self.outputs(of: state, in: folder, all: format == .html),
            artifacts: Self.artifacts(of: runbook, state),
            tornBytes: isDriven ? 0 : contents.torn?.bytes.count ?? 0,
            at: SystemClock().now.wall / 1_000_000
        )
    }

    /// The address of the runbook for a reader of the report in the file `output`.
    func address(from output: String?, in machine: Machine) -> String? {
        guard let path = report.absolutePath else { return nil }
        let folder = output.map { FilePath(machine.directory).pushing(FilePath($0)) }
        let place = folder?.lexicallyNormalized().removingLastComponent().string
        return ReportLinks.relative(path, from: place ?? machine.directory)
    }

    /// The ends of what the last attempts printed: a few lines of what went well, more of the rest.
    private static func outputs(
        of state: RunState,
        in folder: RunFolder,
        all: Bool
    ) -> [StepKey: OutputTail] {
        var outputs: [StepKey: OutputTail] = [:]
        for attempt in state.attempts where state.attempt(of: attempt.item) == attempt {
            let isFine = attempt.finished?.verdict == .passed
            guard !isFine || all else { continue }
            let started = attempt.started
            let step = try? folder.step(started.ordinal, attempt: started.attempt)
            let size = isFine ? 4096 : 32768
            guard var tail = try? step?.tail(of: .output, upTo: size).last(isFine ? 40 : 200)
            else { continue }
            // Without a terminal, standard error was kept apart; nobody knows what came between.
            if let errors = try? step?.tail(of: .standardError, upTo: size).last(isFine ? 40 : 200)
            {
                tail.bytes += errors.bytes
                tail.skipped += errors.skipped
            }
            outputs[attempt.key] = tail
        }
        return outputs
    }

    /// What stands at the paths that the runbook names as evidence, from where the run was started.
    private static func artifacts(
        of runbook: Runbook,
        _ state: RunState
    ) -> [String: ReportArtifact.Content] {
        let directory = FilePath(state.started?.driver.directory ?? "/")
        var contents: [String: ReportArtifact.Content] = [:]
        for reference in runbook.evidence {
            let path = directory.pushing(FilePath(reference.path))
            contents[reference.path] = content(at: path)
        }
        return contents
    }

    private static func content(at path: FilePath) -> ReportArtifact.Content {
        do {
            return .file(try FileFacts(of: path))
        } catch Errno.isDirectory {
            return .folder
        } catch Errno.noSuchFileOrDirectory {
            return .missing
        } catch let error as Errno {
            return .unreadable(error == .invalidArgument ? "not a plain file" : "\(error)")
        } catch {
            return .unreadable("\(error)")
        }
    }
}
