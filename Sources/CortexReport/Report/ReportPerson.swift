package import CortexJournal
import CortexRunbook

/// Somebody who took part in a run, and what they did.
package struct ReportPerson: Sendable, Equatable {
    package let name: String
    package internal(set) var roles: [String] = []
    /// How many times they started the run or took it up.
    package internal(set) var drove = 0
    /// How many steps they let run or did.
    package internal(set) var confirmed = 0
    package internal(set) var decided = 0
    package internal(set) var attested = 0
    package internal(set) var signed = 0
    package internal(set) var noted = 0

    init(name: String) {
        self.name = name
    }

    /// What they did, such as `drove the run, attested 3, signed 1`.
    package var deeds: String {
        var deeds: [String] = []
        if drove > 0 {
            deeds.append(drove == 1 ? "drove the run" : "drove the run (\(drove) times)")
        }
        let counts = [
            ("confirmed", confirmed), ("attested", attested), ("signed", signed),
            ("decided", decided), ("noted", noted),
        ]
        for (word, count) in counts where count > 0 { deeds.append("\(word) \(count)") }
        return deeds.joined(separator: ", ")
    }
}

/// A role that the document names, and who acted in it.
package struct ReportRole: Sendable, Equatable {
    package let name: String
    /// What the role does; empty if the document does not say.
    package let duty: String
    package let line: Int
    /// Empty if nobody did.
    package let people: [String]

    init(_ role: Role, actors: [ReportPerson]) {
        name = role.name
        duty = role.duty
        line = role.line
        let wanted = PersonName(role.name)
        people = actors.filter { $0.roles.contains { PersonName($0) == wanted } }.map(\.name)
    }
}

/// A note that somebody left.
package struct ReportNote: Sendable, Equatable {
    package let text: String
    /// The id of the item that it is about.
    package let item: String?
    package let by: String
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let moment: Int64
}

/// A run that this one started.
package struct ReportChild: Sendable, Equatable {
    package let name: String
    package let runbook: String
    package let item: String?
    /// How it ended, in words.
    package let end: String

    init(_ child: ChildRun) {
        name = child.started.name
        runbook = child.started.runbook
        item = child.started.item
        end =
            switch child.finished?.status {
            case 0: "finished"
            case 1: "failed"
            case let status?: "stopped with status \(status)"
            case nil: "has no recorded end"
            }
    }
}

/// A turn of a run, for its time-line.
package struct ReportMilestone: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case started
        case resumed
        case suspended
        case finished
        case section
        case failure
        case approved
        case refused
        case gate
        case child
        case deviation
    }

    package let kind: Kind
    package let words: String
    package let by: String
    package let moment: Moment
    /// How long the run had been driven by then, in nanoseconds.
    package let offset: Int64
}
