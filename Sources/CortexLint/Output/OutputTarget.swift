package import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// One `--output FORMAT=FILE`: a form of the report and where it goes.
package struct OutputTarget: Sendable, Equatable {
    package var format: OutputFormat
    /// `nil` for standard output.
    package var path: FilePath?

    package init(format: OutputFormat, path: FilePath? = nil) {
        self.format = format
        self.path = path
    }

    /// Reads `FORMAT=FILE`, or `FORMAT` for standard output.
    ///
    /// - Throws: if the format is unknown or the file is empty.
    package init(parsing argument: String) throws(OutputError) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let format = parts.first.flatMap({ OutputFormat(rawValue: String($0)) }) else {
            throw .unknownFormat(String(parts.first ?? ""))
        }
        if parts.count == 2, parts[1].isEmpty { throw .noFile(format) }
        self.format = format
        path = parts.count == 2 && parts[1] != "-" ? FilePath(String(parts[1])) : nil
    }

    /// Refuses targets that would be written over each other.
    ///
    /// - Throws: if two of them go to one file, or to standard output.
    package static func check(_ targets: [OutputTarget]) throws(OutputError) {
        var taken: Set<FilePath?> = []
        for target in targets {
            let path = target.path?.lexicallyNormalized()
            guard taken.insert(path).inserted else { throw .twice(target.path) }
        }
    }

    /// Writes `bytes` to the file at `path`, which has all of them or stays as it was.
    ///
    /// - Throws: if it cannot be written.
    package static func write(_ bytes: [UInt8], to path: FilePath) throws(OutputError) {
        do {
            try replace(path, by: bytes)
        } catch let error as Errno {
            throw .unwritable(path, error)
        } catch {
            throw .unwritable(path, .ioError)
        }
    }

    /// Writes `bytes` behind what the file at `path` has.
    ///
    /// - Throws: if it cannot be written.
    package static func append(_ bytes: [UInt8], to path: FilePath) throws(OutputError) {
        do {
            let file = try FileDescriptor.open(
                path,
                .writeOnly,
                options: [.append, .create, .closeOnExec],
                permissions: [.ownerReadWrite, .groupRead, .otherRead]
            )
            _ = try file.closeAfter { try file.writeAll(bytes) }
        } catch let error as Errno {
            throw .unwritable(path, error)
        } catch {
            throw .unwritable(path, .ioError)
        }
    }

    private static func replace(_ path: FilePath, by bytes: [UInt8]) throws {
        guard isReplaceable(path) else {
            let file = try FileDescriptor.open(
                path,
                .writeOnly,
                options: [.truncate, .closeOnExec]
            )
            _ = try file.closeAfter { try file.writeAll(bytes) }
            return
        }
        try FileReplacement.replace(path, by: bytes)
    }

    /// Whether a new file may take the place of what is there: nothing, or a plain file.
    private static func isReplaceable(_ path: FilePath) -> Bool {
        var status = stat()
        guard unsafe path.withPlatformString({ unsafe lstat($0, &status) }) == 0 else {
            return true
        }
        return status.st_mode & S_IFMT == S_IFREG
    }
}

/// Why a report cannot go where it should.
package struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable {
        case usage
        case storage
    }
    package var kind: Kind
    /// What is wrong and what to do about it, in one line.
    package var description: String
}

extension OutputError {
    fileprivate static func unknownFormat(_ name: String) -> OutputError {
        let known = OutputFormat.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return OutputError(
            kind: .usage,
            description: "`--output \(name)`: unknown format; known are \(known)"
        )
    }

    fileprivate static func noFile(_ format: OutputFormat) -> OutputError {
        OutputError(
            kind: .usage,
            description: "`--output \(format.rawValue)=`: no file is named; "
                + "leave the `=` out for standard output"
        )
    }

    fileprivate static func twice(_ path: FilePath?) -> OutputError {
        let place = path.map { "`\($0.string)`" } ?? "standard output"
        return OutputError(
            kind: .usage,
            description: "two reports would go to \(place); give one a file of its own"
        )
    }

    fileprivate static func unwritable(_ path: FilePath, _ error: Errno) -> OutputError {
        OutputError(kind: .storage, description: "\(path.string): cannot be written: \(error)")
    }
}
