import FoundationEssentials
import SystemPackage

extension RunStore {
    /// Returns the names of all runs, newest first; none where no run was ever started.
    package func names() throws(JournalError) -> [String] {
        do {
            _ = try Directory(opening: root)
            return try FileManager.default.contentsOfDirectory(atPath: root.string)
                .filter(RunFolder.isName).sorted(by: >)
        } catch Errno.noSuchFileOrDirectory {
            return []
        } catch {
            throw .unlistable(root)
        }
    }

    /// Returns the one run whose name or id begins with `prefix`.
    ///
    /// - Throws: `notFound`; `ambiguous` with the names of the runs.
    package func find(_ prefix: String) throws(JournalError) -> RunFolder {
        let wanted = prefix.utf8.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 32 : $0 }
        let found = try names().filter { matches($0, wanted) }
        guard let name = found.first, !wanted.isEmpty else { throw .unknown(prefix) }
        guard found.count == 1 else { throw .ambiguous(prefix, found) }
        return try folder(name)
    }

    /// Opens the folder of the run `name`.
    package func folder(_ name: String) throws(JournalError) -> RunFolder {
        do {
            let parent = try Directory(opening: root, disk: disk)
            return RunFolder(name: name, directory: try parent.directory(name))
        } catch Errno.noSuchFileOrDirectory {
            throw .unknown(name)
        } catch {
            throw .unopenable(root.appending(name), "\(error)")
        }
    }

    /// Whether `name`, or the id it ends with, begins with `wanted`, which is in lower case.
    private func matches(_ name: String, _ wanted: [UInt8]) -> Bool {
        if name.lowercased().utf8.starts(with: wanted) { return true }
        let id = name.suffix(8)
        guard wanted.count > id.utf8.count else { return id.utf8.starts(with: wanted) }
        guard wanted.starts(with: id.utf8), let summary = try? folder(name).summary() else {
            return false
        }
        return summary.run.utf8.starts(with: wanted)
    }
}

extension RunFolder {
    /// Whether `name` is one that `RunStore.start` gives, such as `20261123T025711Z-7f3a9c1e`.
    static func isName(_ name: String) -> Bool {
        let shape = name.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt8(ascii: "a")
            default: byte
            }
        }
        return shape.prefix(17).elementsEqual("00000000T000000Z-".utf8) && shape.count == 25
            && shape.suffix(8).allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "a") }
    }
}

extension JournalError {
    fileprivate static func unlistable(_ root: FilePath) -> JournalError {
        JournalError(.storage, "\(root): cannot list the runs")
    }

    fileprivate static func unopenable(_ path: FilePath, _ reason: String) -> JournalError {
        JournalError(.storage, "\(path): cannot open the run: \(reason)")
    }

    fileprivate static func unknown(_ prefix: String) -> JournalError {
        JournalError(.notFound, "no run is named `\(prefix)`; `cortex runs` lists them")
    }

    fileprivate static func ambiguous(_ prefix: String, _ names: [String]) -> JournalError {
        let shown = names.prefix(10).map { "\n  \($0)" }.joined()
        let rest = names.count > 10 ? "\n  and \(names.count - 10) more" : ""
        return JournalError(
            .ambiguous,
            "`\(prefix)` fits \(names.count) runs; give more of the name:\(shown)\(rest)"
        )
    }
}
