#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The processes of a run's steps.
struct Processes {
    private let groups: [pid_t]

    /// Looks for the process groups of the steps that `journal` names.
    init(of journal: Journal) {
        groups = journal.list("stepSpawned", "pgid").compactMap(pid_t.init)
    }

    /// Whether one of them is still there.
    var areThere: Bool { groups.contains { kill(-$0, 0) == 0 } }

    /// Whether none of them is left; what has been signalled gets time to die, longer than a keeper
    /// takes until it kills.
    var areGone: Bool {
        let limit = ContinuousClock.now + .seconds(15)
        while areThere {
            guard ContinuousClock.now < limit else { return false }
            sched_yield()
        }
        return true
    }

    /// Ends what is left, so that no test leaves anything behind.
    func end() {
        for group in groups {
            kill(-group, SIGKILL)
        }
    }
}
