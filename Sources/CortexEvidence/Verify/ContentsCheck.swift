import CortexJournal
import CortexRunbook

/// Whether scripts, outputs and what else the steps left are what the records say.
struct ContentsCheck {
    private let evidence: Evidence
    private var objections: [String] = []
    private var outputs = 0

    init(_ evidence: Evidence) {
        self.evidence = evidence
    }

    func run(_ verification: inout Verification) throws {
        var check = self
        var folders: Set<String> = []
        for record in evidence.records {
            if let folder = check.folder(of: record.event) { folders.insert(folder) }
            check.take(record.event)
        }
        for path in evidence.members.keys.sorted() {
            let parts = path.split(separator: "/")
            guard parts.count == 3, parts[0] == "steps" || parts[0] == "shells" else { continue }
            if !folders.contains("\(parts[0])/\(parts[1])") {
                check.objections.append("\(path) belongs to nothing that was recorded")
            }
        }
        guard check.objections.isEmpty else {
            let shown = Array(check.objections.prefix(10))
            verification.add(.contents, .contradiction, Self.others, shown)
            return
        }
        verification.add(.contents, .good, Self.same(check.outputs))
    }

    /// The folder of the step or shell that begins with the event.
    private func folder(of event: RunEvent?) -> String? {
        switch event {
        case .stepStarted(let event): Self.step(event.ordinal, event.attempt)
        case .shellOpened(let event): Self.shell(event.number)
        default: nil
        }
    }

    private mutating func take(_ event: RunEvent?) {
        switch event {
        case .stepStarted(let event):
            let folder = Self.step(event.ordinal, event.attempt)
            require("\(folder)/script.sh", event.renderedSHA256 ?? event.scriptSHA256)
        case .stepFinished(let event):
            let folder = Self.step(event.ordinal, event.attempt)
            outputs += 1
            if let sha256 = event.outputSHA256 {
                require("\(folder)/output.raw", sha256, size: event.outputBytes)
            }
            if let sha256 = event.stderrSHA256 {
                require("\(folder)/stderr.raw", sha256, size: event.stderrBytes)
            }
            if event.verdict == .passed, event.outputSHA256 == nil {
                objections.append("\(folder) passed without an output on record")
            }
            take(exit: "\(folder)/exit.json", event)
        case .shellClosed(let event):
            let path = "\(Self.shell(event.number))/output.raw"
            require(path, event.outputSHA256, size: event.outputBytes)
        case .runRecovered(let event):
            if let torn = evidence.members["run/torn-\(event.offset)"], torn.sha256 != event.sha256
            {
                objections.append("run/torn-\(event.offset) is not what was cut off")
            }
        default: break
        }
    }

    private mutating func require(_ path: String, _ sha256: String, size: Int? = nil) {
        guard let member = evidence.members[path] else {
            objections.append("\(path) is missing")
            return
        }
        if member.sha256 != sha256 || size.map({ $0 != member.size }) == true {
            objections.append("\(path) is not what was recorded")
        }
    }

    private mutating func take(exit path: String, _ event: StepFinished) {
        guard let bytes = evidence.members[path]?.bytes else { return }
        let exit = try? StrictJSON.decode(StepExit.self, from: bytes)
        if exit != StepExit(event) { objections.append("\(path) tells of another end") }
    }

    private static func step(_ ordinal: Int, _ attempt: Int) -> String {
        "steps/\(padded(ordinal)).\(attempt)"
    }

    private static func shell(_ number: Int) -> String { "shells/\(padded(number))" }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    private static let others = "Scripts or outputs are not what was recorded."

    private static func same(_ count: Int) -> String {
        count == 1
            ? "The script and the output of 1 attempt are what the record says."
            : "Scripts and outputs of \(count) attempts are what the record says."
    }
}
