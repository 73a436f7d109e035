import CortexRunbook
import SystemPackage
import Testing

@testable import CortexShell

struct OutputSinkTests {
    @Test(arguments: [
        [], [3], [1 << 16], [1 << 16, 5, 1 << 20, 1 << 16, 0, 7],
        Array(repeating: 1 << 18, count: 40), [100_000, 100_001, 65_535, 70_000, 1, 200_003],
    ])
    func `large and small pieces are recorded and digested in the order in which they came`(
        sizes: [Int]
    ) throws {
        let folder = try TemporaryFolder()
        let record = try FileDescriptor.open(
            FilePath(folder.path).appending("record"),
            .readWrite,
            options: [.create, .append],
            permissions: .ownerReadWrite
        )
        defer { try? record.close() }
        var all = Array("before".utf8)
        try record.writeAll(all)
        let pipe = try Kernel.pipe(capacity: 1 << 20)
        var sink = OutputSink(record: record.rawValue)
        var buffer = [UInt8](repeating: 0, count: (1 << 20) + Kernel.page)
        for (index, size) in sizes.enumerated() where size > 0 {
            let piece = [UInt8](repeating: UInt8(index + 1), count: size)
            try Kernel.write(piece, count: size, to: pipe.input.raw)
            let read = try Kernel.read(pipe.output.raw, into: &buffer, behind: sink.position)
            let part = try #require(read)
            #expect(part.count == size)
            #expect(try sink.add(&buffer, part)[part].elementsEqual(piece))
            all += piece
        }
        #expect(buffer.count == (1 << 20) + Kernel.page)
        #expect(try sink.finish() == Digest.hex(of: all.dropFirst(6)))
        #expect(try Kernel.contents(of: record.rawValue) == all)
    }

    @Test func `what cannot be recorded is told at the next piece and at the end`() throws {
        let full = try FileDescriptor.open(FilePath("/dev/full"), .writeOnly)
        defer { try? full.close() }
        var sink = OutputSink(record: full.rawValue)
        var buffer = [UInt8](repeating: 1, count: (1 << 20) + Kernel.page)
        _ = try sink.add(&buffer, 0..<1 << 17)
        #expect(throws: ShellError.self) { try sink.catchUp() }
        #expect(throws: ShellError.self) { try sink.add(&buffer, 0..<5) }
        #expect(throws: ShellError.self) { try sink.finish() }
    }
}
