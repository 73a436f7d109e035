/// How bad a finding is.
package enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Worth knowing.
    case info
    /// Will mislead or fail under some conditions.
    case warning
    /// Will fail, or do something other than what it says.
    case error

    package static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// A named set of rules; each level holds the ones before it.
package enum Level: String, Sendable, CaseIterable, Comparable {
    /// What is wrong in any document, and practically never a false alarm.
    case min
    case `default`
    /// What a release procedure must hold.
    case release
    case all

    package static func < (left: Level, right: Level) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .min: 0
        case .default: 1
        case .release: 2
        case .all: 3
        }
    }
}
