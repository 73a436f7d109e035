/// A process that a block has left running.
package struct BackgroundProcess: Sendable, Equatable {
    package var pid: Int32
    /// The process group, which a signal to all of a job is sent to.
    package var group: Int32
    /// The command line; the program's name where there is none.
    package var command: String
}

/// A process and its place among the others.
struct ProcessEntry: Equatable {
    var pid: Int32
    var parent: Int32
    var group: Int32
    var isZombie: Bool

    /// Reads `/proc/PID/stat` (proc(5)): `pid (name) state parent group …`.
    init?(stat: [UInt8]) {
        guard let end = stat.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let pid = stat.prefix { $0 != UInt8(ascii: " ") }
        let rest = stat[(end + 1)...].split(separator: UInt8(ascii: " "), maxSplits: 3)
        let numbers = ([pid] + rest.dropFirst()).map { Int32(String(decoding: $0, as: UTF8.self)) }
        guard rest.count == 4, let pid = numbers[0], let parent = numbers[1],
            let group = numbers[2]
        else { return nil }
        self.pid = pid
        self.parent = parent
        self.group = group
        isZombie = rest[0].elementsEqual("Z".utf8)
    }
}

/// The processes of the system as they are now.
struct ProcessTable {
    private let entries: [ProcessEntry]

    init() {
        entries = Kernel.processes()
    }

    /// Returns the descendants of a process, parents before their children, without the dead.
    func descendants(of ancestor: Int32) -> [ProcessEntry] {
        var result: [ProcessEntry] = []
        var parents = [ancestor]
        while !parents.isEmpty {
            let children = entries.filter { parents.contains($0.parent) }
            parents = children.map(\.pid)
            result += children.filter { !$0.isZombie }
        }
        return result
    }
}

extension ShellSession {
    /// Returns what the session's blocks have started and what is still there.
    package func remainingProcesses() -> [BackgroundProcess] {
        if Kernel.hasNoChildren(keeper.pid) { return [] }
        return ProcessTable().descendants(of: keeper.pid).map {
            BackgroundProcess(pid: $0.pid, group: $0.group, command: Kernel.command(of: $0.pid))
        }
    }
}
