package import SystemPackage

/// A step's output on disk, read piece by piece as it came.
package struct Recording {
    private let output: FileDescriptor
    private var timing: OutputTiming

    /// Reads `output` from where it stands; `timing` is the contents of the timing file.
    package init(output: FileDescriptor, timing: [UInt8]) {
        self.output = output
        self.timing = OutputTiming(timing)
    }

    /// Calls `body` with each piece and the microseconds since the one before.
    ///
    /// What the timing does not tell of, because a crash cut it short, comes last and at once. A
    /// piece is at most a mebibyte; what came as more is told in several.
    package mutating func read(
        _ body: (_ piece: ArraySlice<UInt8>, _ delay: Int) throws -> Void
    ) throws {
        var buffer = [UInt8](repeating: 0, count: Self.largest)
        while let piece = timing.next() {
            var (left, delay) = (piece.size, piece.delay)
            repeat {
                let count = try read(into: &buffer, upTo: left)
                if count == 0 { return }
                try body(buffer[..<count], delay)
                (left, delay) = (left - count, 0)
            } while left > 0
        }
        while case let count = try read(into: &buffer, upTo: Self.largest), count > 0 {
            try body(buffer[..<count], 0)
        }
    }

    private func read(into buffer: inout [UInt8], upTo limit: Int) throws -> Int {
        let limit = min(limit, buffer.count)
        return try unsafe buffer.withUnsafeMutableBytes { bytes in
            try unsafe output.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<limit]))
        }
    }

    /// Returns the recording as `cast`, handed to `write` line by line.
    package mutating func write(
        _ cast: Cast,
        to write: (ArraySlice<UInt8>) throws -> Void
    ) throws {
        var cast = cast
        try write(cast.header[...])
        try read { piece, delay in
            let line = cast.event(piece, after: delay)
            if !line.isEmpty { try write(line[...]) }
        }
        let end = cast.finish()
        if !end.isEmpty { try write(end[...]) }
    }

    private static let largest = 1 << 20
}
