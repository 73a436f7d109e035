import SystemPackage

extension OpenRun {
    /// How much space must be free before a step is started, in bytes.
    package static let neededRoom = 16 << 20

    /// Why no further step may be started, for a person; `nil` if there is room to record one.
    package var shortage: String? {
        if journal.hasUsedBallast { return Self.full(folder.path) }
        guard let free = folder.directory.freeBytes, free < Self.neededRoom else { return nil }
        return Self.short(folder.path, free)
    }

    private static func full(_ path: FilePath) -> String {
        "\(path): the disk is full; free some space, then resume the run"
    }

    private static func short(_ path: FilePath, _ free: Int) -> String {
        "\(path): only \(free >> 20) MiB are free, and a step is not started with less than "
            + "\(neededRoom >> 20) MiB; free some space"
    }
}
