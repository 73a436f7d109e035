import CortexRunbook
package import SystemPackage

/// What may go wrong on this machine, found before the first change.
package struct Preflight: Sendable, Equatable {
    /// One line each, for the first screen.
    package let warnings: [String]

    /// Looks at what `plan` needs of the machine.
    ///
    /// Commands are looked for in the folders of `searchPath`; `directory` is the absolute path of
    /// the one in which the run starts. `freeBytes` is the free space where the run is recorded;
    /// `nil` if nobody knows.
    package init(_ plan: Plan, searchPath: [FilePath], directory: FilePath, freeBytes: Int?) {
        warnings =
            Self.missingCommands(of: plan, in: searchPath, below: directory)
            + Self.closedFolders(of: plan, below: directory)
            + Self.space(freeBytes)
    }

    private static func missingCommands(
        of plan: Plan,
        in searchPath: [FilePath],
        below directory: FilePath
    ) -> [String] {
        var places: [String: String] = [:]
        var missing: [String] = []
        var defined: Set<String> = []
        /// The commands that a file read before may define.
        var doubtful: Set<String> = []
        var isSourced = false
        let outstanding = Set(plan.outstanding.map(\.item))
        for entry in plan.active {
            let item = plan.runbook.items[entry.item]
            guard let command = item.command else { continue }
            let script = BashScript(command.script)
            defined.formUnion(script.functions.union(script.aliases))
            isSourced = isSourced || script.sourcesMore
            // What is done is not run again, and what it defined is there.
            guard outstanding.contains(entry.item) else { continue }
            let names = script.commandNames.filter { !$0.contains("/") && !defined.contains($0) }
            for name in names where places[name] == nil {
                places[name] = plan.runbook.place(of: item)
                missing.append(name)
                if isSourced { doubtful.insert(name) }
            }
        }
        return
            missing
            .filter { name in
                !searchPath.contains { directory.pushing($0).appending(name).isExecutable }
            }
            .map { name in
                let doubt = doubtful.contains(name) ? ", unless a file read before defines it" : ""
                return "\(places[name] ?? ""): `\(name)` is not on this machine\(doubt)"
            }
    }

    private static func closedFolders(of plan: Plan, below directory: FilePath) -> [String] {
        plan.runbook.evidence.compactMap { reference in
            let file = directory.pushing(FilePath(reference.path))
            let folder = file.removingLastComponent()
            // A folder that is missing can be made where the nearest one that is there allows it.
            var existing = folder
            while !existing.exists, existing.removeLastComponent() {}
            let isPossible =
                file.exists ? file.isWritable : existing.isFolder && existing.isWritable
            return isPossible
                ? nil
                : "\(plan.runbook.path):\(reference.line): evidence cannot be written to \(folder)"
        }
    }

    private static func space(_ freeBytes: Int?) -> [String] {
        guard let freeBytes, freeBytes < 256 << 20 else { return [] }
        return ["only \(freeBytes >> 20) MiB are free where the run is recorded"]
    }
}
