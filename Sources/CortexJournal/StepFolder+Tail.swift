import SystemPackage

/// The end of what a step printed.
package struct OutputTail: Sendable, Equatable {
    /// Whole lines, but for a first one that is longer than all that was read.
    package var bytes: [UInt8]
    /// How many bytes stand before them in the file.
    package var skipped: Int

    package init(bytes: [UInt8], skipped: Int = 0) {
        self.bytes = bytes
        self.skipped = skipped
    }

    /// Returns the last `count` lines.
    package func last(_ count: Int) -> OutputTail {
        var start = bytes.endIndex
        var found = 0
        while start > 0 {
            if bytes[start - 1] == UInt8(ascii: "\n"), start < bytes.endIndex {
                found += 1
                if found == count { break }
            }
            start -= 1
        }
        return OutputTail(bytes: Array(bytes[start...]), skipped: skipped + start)
    }
}

extension StepFolder {
    /// Returns the last lines of `file`, at most `limit` bytes, without reading what is before.
    package func tail(of file: File, upTo limit: Int) throws -> OutputTail {
        let descriptor = try directory.fileForReading(file.rawValue)
        return try descriptor.closeAfter {
            let size = Int(try descriptor.seek(offset: 0, from: .end))
            let start = max(0, size - limit)
            try descriptor.seek(offset: Int64(start), from: .start)
            let bytes = try FileBytes.read(descriptor, upTo: limit)
            guard start > 0, let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
                end + 1 < bytes.count
            else { return OutputTail(bytes: bytes, skipped: start) }
            return OutputTail(bytes: Array(bytes[(end + 1)...]), skipped: start + end + 1)
        }
    }
}
