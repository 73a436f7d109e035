#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The processes of a run's steps that are still there.
struct Processes {
    private let groups: [pid_t]

    /// Looks for the process groups of the steps that `journal` names.
    init(of journal: Journal) {
        groups = journal.list("stepSpawned", "pgid").compactMap(pid_t.init)
            .filter { kill(-$0, 0) == 0 }
    }

    var isEmpty: Bool { groups.isEmpty }

    /// Ends what is left, so that no test leaves anything behind.
    func end() {
        for group in groups {
            kill(-group, SIGKILL)
        }
    }
}
