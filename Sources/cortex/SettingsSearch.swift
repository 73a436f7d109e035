import CortexEngine
import CortexSettings
import Synchronization
import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Finds the settings file of a document: the nearest above it within its repository.
///
/// It remembers what it found, so that many documents of one folder cost one look.
final class SettingsSearch: Sendable {
    private typealias Found = Result<Settings?, Refusal>

    /// The absolute path of the directory at which relative paths begin.
    private let origin: FilePath
    private let known = Mutex<[FilePath: Found]>([:])
    /// The same by the folder of a document as it is written, with its slash; empty for this folder.
    private let written = Mutex<[String: Found]>([:])

    init(origin: String) {
        self.origin = FilePath(origin)
    }

    /// Returns the settings for the document at `path`; `nil` if there are none.
    ///
    /// For a document from standard input (`-`) they are those of the present directory.
    ///
    /// - Throws: a `Refusal` of status `usage` if the file cannot be read or is no TOML.
    func settings(for path: String) throws(Refusal) -> Settings? {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let place = String(path[..<(slash.map(path.utf8.index(after:)) ?? path.startIndex)])
        if let known = written.withLock({ $0[place] }) { return try known.get() }
        let document = path == "-" ? "stdin" : path
        let folder = origin.pushing(FilePath(document)).lexicallyNormalized()
            .removingLastComponent()
        let result = known.withLock { found(in: folder, &$0) }
        written.withLock { $0[place] = result }
        return try result.get()
    }

    private func found(in folder: FilePath, _ known: inout [FilePath: Found]) -> Found {
        if let found = known[folder] { return found }
        let result = search(folder, &known)
        known[folder] = result
        return result
    }

    private func search(_ folder: FilePath, _ known: inout [FilePath: Found]) -> Found {
        do throws(Refusal) {
            for name in Self.names {
                if let settings = try read(folder.appending(name)) { return .success(settings) }
            }
        } catch {
            return .failure(error)
        }
        let parent = folder.removingLastComponent()
        let isTop = parent == folder || exists(folder.appending(".git"))
        return isTop ? .success(nil) : found(in: parent, &known)
    }

    /// The first is for projects in which `cortex.toml` belongs to another program.
    private static let names = [".cortex.toml", "cortex.toml"]

    private func read(_ file: FilePath) throws(Refusal) -> Settings? {
        guard exists(file) else { return nil }
        let name = shown(file)
        let bytes: [UInt8]
        do {
            bytes = try RunbookFile.read(file.string)
        } catch {
            throw Refusal(.usage, "\(name): cannot be read: \(error)")
        }
        do {
            return try Settings(reading: bytes, path: name)
        } catch {
            throw Refusal(.usage, "\(error)")
        }
    }

    private func exists(_ file: FilePath) -> Bool {
        FileManager.default.fileExists(atPath: file.string)
    }

    /// The path from where Cortex was started, where the file lies below.
    private func shown(_ file: FilePath) -> String {
        var rest = file
        return rest.removePrefix(origin) ? rest.string : file.string
    }
}
