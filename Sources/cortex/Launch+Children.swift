import CortexEngine
import CortexJournal
import CortexText
import SystemPackage

/// The runs that a run starts because of a failure.
extension Launch {
    /// The runbooks that this one links to; one is run by the same operator at the same place.
    func linked(at console: Console, from record: RunRecord) -> LinkedRunbooks {
        let folder = record.state.started?.path.map { FilePath($0).removingLastComponent() }
        let place = { (path: String) in
            (folder ?? FilePath(machine.origin)).pushing(FilePath(path)).lexicallyNormalized()
                .string
        }
        let start: LinkedRunbooks.Start = { path, parent, started in
            var options = RunOptions()
            options.operatorName = self.options.operatorName
            options.role = self.options.role
            do {
                let status = try child(place(path), options, of: parent, at: console, started)
                console.screen.show([.empty, Line(Self.isBack(status, path), .strong)])
                return status
            } catch let refusal as Refusal {
                console.screen.show(refusal.lines.map { Line($0, .bad) })
                return refusal.status
            }
        }
        return LinkedRunbooks(exists: { FilePath(place($0)).exists }, start: start)
    }

    /// Runs the runbook at `path` because of `parent`: a new run, or one that it has begun already.
    private func child(
        _ path: String,
        _ options: RunOptions,
        of parent: ParentRun,
        at console: Console,
        _ started: (_ name: String) throws -> Void
    ) throws -> ExitStatus {
        let open = try store.unfinished(of: path).filter { $0.parent?.name == parent.name }
        switch try ResumeOffer(open)?.ask(at: console.screen) ?? .startAnew {
        case .quit: return .stopped
        case .resume(let run):
            try started(run.name)
            return try Resumption(
                folder: store.folder(run.name),
                options: options,
                changed: nil,
                directory: nil,
                store: store,
                printsRecords: printsRecords
            ).run(on: machine, at: console)
        case .startAnew:
            return try Launch(
                path: path,
                options: options,
                machine: machine,
                store: store,
                printsRecords: printsRecords
            ).start(at: console, for: parent, started: started)
        }
    }

    private static func isBack(_ status: ExitStatus, _ path: String) -> String {
        let end =
            switch status {
            case .done: "has finished"
            case .failed: "has failed"
            default: "has stopped with status \(status.rawValue)"
            }
        return "\(path) \(end); back in the run that started it."
    }
}
