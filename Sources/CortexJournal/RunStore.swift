package import SystemPackage

/// The folder that holds all runs of a user.
package struct RunStore: Sendable {
    package let root: FilePath
    let disk: any Disk
    /// Whether runs may be kept where other machines write as well.
    package var allowsNetwork = false

    package init(root: FilePath, disk: any Disk = SystemDisk()) {
        self.root = root
        self.disk = disk
    }

    /// The store of a user with this environment: `$XDG_STATE_HOME/cortex/runs`.
    ///
    /// Returns `nil` if neither `XDG_STATE_HOME` nor `HOME` is an absolute path.
    package init?(environment: [String: String]) {
        if let state = environment["XDG_STATE_HOME"].map({ FilePath($0) }), state.isAbsolute {
            self.init(root: state.appending("cortex").appending("runs"))
        } else if let home = environment["HOME"].map({ FilePath($0) }), home.isAbsolute {
            self.init(root: home.appending(".local/state/cortex/runs"))
        } else {
            return nil
        }
    }

    /// Makes the folder of a new run, takes its lock and writes its first record.
    ///
    /// - Throws: `JournalError`: `unsafeFolder` where others could write, `storage` otherwise.
    package func start(
        _ started: RunStarted,
        runbook: [UInt8],
        clock: any JournalClock = SystemClock()
    ) throws(JournalError) -> OpenRun {
        let run = Self.newID()
        do {
            let parent = try Directory.privateFolder(at: root, disk: disk)
            try parent.requireLocal(unless: allowsNetwork)
            let name = "\(clock.now.compactTimestamp)-\(run.prefix(8))"
            let directory = try parent.makeDirectory(name)
            let folder = RunFolder(name: name, directory: directory)
            let lock = try RunLock(
                directory,
                host: started.driver.host,
                pid: started.driver.pid,
                by: started.driver.by,
                since: clock.now
            )
            try directory.createFile(RunFolder.runbookName, holding: runbook)
            _ = try directory.makeDirectory(RunFolder.stepsName)
            _ = try directory.makeDirectory(RunFolder.shellsName)
            _ = try directory.makeDirectory(RunFolder.decisionsName)
            var writer = JournalWriter(
                run: run,
                path: folder.journalPath.string,
                storage: try directory.createFile(RunFolder.journalName),
                clock: clock,
                ballast: Ballast(in: directory)
            )
            try directory.synchronize()
            try parent.synchronize()
            let first = try writer.append(.runStarted(started))
            return OpenRun(folder: folder, lock: lock, journal: writer, records: [first])
        } catch let error as JournalError {
            throw error
        } catch {
            throw .cannotStart(root, "\(error)")
        }
    }

    private static func newID() -> String {
        var random = SystemRandomNumberGenerator()
        return (0..<2).map { _ in hex(random.next() as UInt64) }.joined()
    }

    private static func hex(_ number: UInt64) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}

/// A run that this process drives.
package struct OpenRun: ~Copyable, Sendable {
    package let folder: RunFolder
    package let lock: RunLock
    package var journal: JournalWriter
    /// What the journal holds, in order; only the first record for a new run.
    package var records: [Record]
    /// How many of them were there before this process.
    package var earlier = 0
}

extension JournalError {
    fileprivate static func cannotStart(_ root: FilePath, _ reason: String) -> JournalError {
        JournalError(.storage, "\(root): cannot make the run's folder: \(reason)")
    }
}
