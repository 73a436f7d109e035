import CortexLint
import Synchronization
import SystemPackage

/// Reads documents for the linter; standard input once, since it is gone then.
final class DocumentReader: Sendable {
    private let known = Mutex<[UInt8]?>(nil)

    /// What standard input holds; `nil` if it has not been read.
    var input: [UInt8]? { known.withLock { $0 } }

    /// Lets `bytes` stand for standard input.
    func setInput(_ bytes: [UInt8]) {
        known.withLock { $0 = bytes }
    }

    /// - Throws: `LintError` if the document cannot be read.
    func read(_ path: String) throws(LintError) -> [UInt8] {
        let bytes = try bytes(of: path)
        // A NUL alone may be an attack, which a rule tells of; pictures and UTF-16 have no UTF-8.
        guard !bytes.contains(0) || String(validating: bytes, as: UTF8.self) != nil else {
            throw LintError("is no text in UTF-8")
        }
        return bytes
    }

    private func bytes(of path: String) throws(LintError) -> [UInt8] {
        do {
            guard path == DocumentSearch.standardInput else { return try RunbookFile.read(path) }
            if let input { return input }
            let bytes = try RunbookFile.read(path)
            setInput(bytes)
            return bytes
        } catch {
            throw LintError("cannot be read: \(error)")
        }
    }
}
