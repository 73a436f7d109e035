import CortexJournal
import Synchronization
import SystemPackage

/// A disk between a run and the recorded one that does something wrong: what a programmer may get
/// wrong shows on the disk, and the campaigns must find it there.
final class DefectiveDisk: Disk {
    enum Defect: String, CaseIterable {
        /// A step's start is written when its effect is there already.
        case intentAfterEffect
        /// The journal is written and never synced.
        case noSync
        /// A torn record stays where it is.
        case tornTailStays
        /// The names of files are never synced.
        case noFolderSync
        /// A record is written twice under the same number.
        case reusedNumber
        /// A step's end is on the disk before its output is.
        case endBeforeOutput
        /// A sync that failed is tried again, and the second answer believed.
        case retriedSync
    }

    private struct Held {
        var appends: [(file: DiskFile, bytes: [UInt8])] = []
        var syncs: [DiskFile] = []
        var journalSyncs = 0
    }
    private let defect: Defect
    private let disk: any Disk
    private let held = Mutex(Held())

    init(_ defect: Defect, over disk: any Disk) {
        self.defect = defect
        self.disk = disk
    }

    func makeFolder(_ name: String, in folder: Directory) throws {
        try disk.makeFolder(name, in: folder)
    }

    func makeFile(_ name: String, in folder: Directory) throws -> FileDescriptor {
        try disk.makeFile(name, in: folder)
    }

    func append(_ bytes: [UInt8], to file: DiskFile) throws {
        if defect == .intentAfterEffect, file.isJournal, Self.isStart(bytes) {
            return held.withLock { $0.appends.append((file, bytes)) }
        }
        try writeHeld()
        try disk.append(bytes, to: file)
        if defect == .reusedNumber, file.isJournal { try disk.append(bytes, to: file) }
    }

    func sync(_ file: DiskFile) throws {
        switch defect {
        case .noSync where file.isJournal: return
        case .endBeforeOutput where !file.isJournal:
            return held.withLock { $0.syncs.append(file) }
        case .retriedSync where file.isJournal:
            // The first answer is an error that drops what was written; the second one is no error.
            let count = held.withLock { held in
                held.journalSyncs += 1
                return held.journalSyncs
            }
            if count == 5 { return }
        default: break
        }
        try disk.sync(file)
        for late in held.withLock({ held in
            defer { held.syncs = [] }
            return held.syncs
        }) {
            try disk.sync(late)
        }
    }

    func truncate(_ file: DiskFile, to size: Int) throws {
        if defect == .tornTailStays { return }
        try disk.truncate(file, to: size)
    }

    func sync(_ folder: Directory) throws {
        if defect == .noFolderSync { return }
        try disk.sync(folder)
    }

    private func writeHeld() throws {
        let appends = held.withLock { held in
            defer { held.appends = [] }
            return held.appends
        }
        for (file, bytes) in appends { try disk.append(bytes, to: file) }
    }

    private static func isStart(_ line: [UInt8]) -> Bool {
        let text = String(decoding: line, as: UTF8.self)
        return text.contains(#""type":"stepStarted""#) || text.contains(#""type":"stepSpawned""#)
    }
}

extension DiskFile {
    fileprivate var isJournal: Bool { path.lastComponent?.string == "journal.jsonl" }
}
