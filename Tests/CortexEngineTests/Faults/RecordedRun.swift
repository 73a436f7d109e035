import CortexEngine
import CortexJournal
import Foundation
import SystemPackage

/// A run with a note of all that it did to its disk and to the world.
final class RecordedRun {
    let name: String
    let deeds: [RecordingDisk.Deed]
    let world: World
    private let root: Scratch

    /// Records what `body` does with a store; what it throws ends the run.
    ///
    /// `layer` may put another disk between the run and the recorded one.
    init(
        world: World = World(),
        layer: (any Disk) -> any Disk = { $0 },
        _ body: (RunStore, World) throws -> Void
    ) throws {
        root = try Scratch()
        self.world = world
        let disk = RecordingDisk(root: root.path, world: world)
        try body(RunStore(root: FilePath(root.path), disk: layer(disk)), world)
        deeds = disk.deeds
        name = try root.only()
    }

    /// The run's folder as it is.
    func folder() throws -> RunFolder {
        RunFolder(name: name, directory: try Directory(opening: FilePath("\(root.path)/\(name)")))
    }

    /// Power cuts at every moment of the run.
    func campaign(_ depth: CrashCampaign.Depth) throws -> CrashCampaign {
        try CrashCampaign(deeds, ofRun: name, to: world.now, depth: depth)
    }

    /// A disk and a world between two deeds.
    struct Crash {
        let name: String
        let model: DiskModel
        let world: World.Moment

        /// Returns the steps that took effect more often than somebody decided, once `body` has
        /// taken up the run.
        func decisions(
            _ body: (ToyDriver, RunFolder) throws -> Void
        ) throws -> (unasked: [String], records: Int) {
            let folder = try ImageFolder()
            try folder.show(model.image(without: []))
            let world = World(world)
            let directory = try Directory(opening: FilePath("\(folder.path)/\(name)"))
            let run = RunFolder(name: name, directory: directory)
            try body(ToyDriver(world: world), run)
            let records = try run.read().records
            let again = records.count { record in
                if case .stepFinished(let event)? = record.event {
                    event.verdict == .takenAsFailed
                } else {
                    false
                }
            }
            let unasked = world.now.effects.filter { $1 > 1 + again }.map(\.key)
            return (unasked.sorted(), records.count)
        }

        /// Restores the disk with everything on it, lets `body` take up the run there, and returns
        /// the power cuts at every moment of that.
        func resumed(
            layer: (any Disk) -> any Disk = { $0 },
            _ body: (ToyDriver, RunFolder) throws -> Void
        ) throws -> CrashCampaign {
            let folder = try ImageFolder()
            try folder.show(model.image(without: []))
            let world = World(world)
            let disk = RecordingDisk(root: folder.path, world: world)
            let directory = try Directory(
                opening: FilePath("\(folder.path)/\(name)"),
                disk: layer(disk)
            )
            try body(ToyDriver(world: world), RunFolder(name: name, directory: directory))
            return try CrashCampaign(
                disk.deeds,
                ofRun: name,
                from: DiskModel(
                    files: model.files.mapValues(\.live),
                    folders: Array(model.folders.keys)
                ),
                to: world.now,
                depth: .sample
            )
        }
    }

    /// Crashes behind every `stride`th deed from the first record on, whole records on the disk; a
    /// record that was being written is torn in the middle.
    func crashes(every stride: Int) throws -> [Crash] {
        var model = DiskModel()
        var crashes: [Crash] = []
        for (index, deed) in deeds.enumerated() {
            model.apply(deed.operation)
            guard index % stride == 0, !deed.after.acknowledged.isEmpty else { continue }
            var torn = model
            if case .append(let path, let bytes) = deed.operation, path.hasSuffix(".jsonl") {
                let size = (model.files[path]?.live.count ?? 0) - bytes.count / 2
                torn.apply(.truncate(path, to: size))
            }
            crashes.append(Crash(name: name, model: torn, world: deed.after))
        }
        return crashes
    }
}

/// A folder for one test, removed with it.
final class Scratch {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "cortex-faults-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The name of the only thing in the folder.
    func only() throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        guard names.count == 1, let name = names.first else { throw Errno.noSuchFileOrDirectory }
        return name
    }
}
