import CortexRunbook
import CortexSecrets
import SystemPackage
import Testing

@testable import CortexShell

struct OutputRedactionTests {
    private static let matcher: SecretMatcher = {
        var secrets = Secrets()
        secrets.add("hunter2-correct".utf8, named: "A")
        secrets.add("two words & more".utf8, named: "B")
        return SecretMatcher(secrets)
    }()

    @Test(arguments: [
        (1, 300), (7, 5_000), (4_096, 60_000), (70_001, 300_000), (1 << 20, 1_300_000),
    ])
    func `what is recorded, digested and timed is what is left without secrets`(
        size: Int,
        total: Int
    ) throws {
        var text: [UInt8] = []
        while text.count < total {
            text += Array("line \(text.count): hunter2-correct\r\nand hunter2-\ncorrect, ".utf8)
            text += Array("two%20words%20%26%20more \u{1B}[1mhunter2\u{1B}[0m-corr ".utf8)
            text += [UInt8](repeating: 0x78, count: text.count % 9_001)
        }
        var redactor = Redactor(Self.matcher)
        let expected = redactor.take(text) + redactor.finish()
        #expect(expected.count < text.count)
        let pipe = try Kernel.pipe(capacity: 1 << 20)
        Kernel.setNonblocking(pipe.output.raw, true)
        let folder = try TemporaryFolder()
        let record = try FileDescriptor.open(
            FilePath(folder.path).appending("record"),
            .readWrite,
            options: [.create, .append],
            permissions: .ownerReadWrite
        )
        defer { try? record.close() }
        let timing = try Kernel.scratchFile()
        var stream = OutputStream(
            source: pipe.output.raw,
            forward: nil,
            record: record.rawValue,
            timing: timing.raw,
            secrets: Self.matcher
        )
        var buffer = [UInt8](repeating: 0, count: OutputStream.bufferSize)
        var start = 0
        while start < text.count {
            let piece = text[start..<min(start + size, text.count)]
            try Kernel.write(piece, to: pipe.input.raw)
            try stream.drain(through: &buffer, limit: piece.count)
            start += piece.count
        }
        let captured = try stream.finish()
        #expect(buffer.count == OutputStream.bufferSize)
        #expect(try Kernel.contents(of: record.rawValue) == expected)
        #expect(captured.count == expected.count)
        #expect(captured.sha256 == Digest.hex(of: expected))
        #expect(captured.redactions == redactor.tally)
        let lines = String(decoding: try Kernel.contents(of: timing.raw), as: UTF8.self)
        let sizes = lines.split(separator: "\n").compactMap { $0.split(separator: " ").last }
        #expect(sizes.compactMap { Int($0) }.reduce(0, +) == expected.count)
    }

    @Test func `what is shown where no terminal is has no secrets either`() throws {
        let pipe = try Kernel.pipe()
        let shown = try Kernel.pipe()
        Kernel.setNonblocking(pipe.output.raw, true)
        var stream = OutputStream(
            source: pipe.output.raw,
            forward: shown.input.raw,
            record: nil,
            timing: nil,
            secrets: Self.matcher
        )
        var buffer = [UInt8](repeating: 0, count: OutputStream.bufferSize)
        for piece in ["a hunter2", "-correct b\n", "hunter"] {
            try Kernel.write(Array(piece.utf8)[...], to: pipe.input.raw)
            try stream.drain(through: &buffer, limit: 100)
        }
        _ = try stream.finish()
        let count = try Kernel.read(shown.output.raw, into: &buffer) ?? 0
        #expect(String(decoding: buffer[..<count], as: UTF8.self) == "a [secret:A] b\nhunter")
    }

    @Test func `the values of variables are read as bash has them`() throws {
        let fixture = try Fixture()
        try fixture.run(
            #"""
            plain=abc
            quoted='it'"'"'s "q" $x `y` \z'
            lines=$'one\ntwo\ttab\e[1m\001'
            export exported='a b'
            list=(first 'second one' $'third\n')
            declare -A map=([k1]=v1 [k2]='v 2')
            empty=
            """#
        )
        let names = ["plain", "quoted", "lines", "exported", "list", "map", "empty"]
        let values = fixture.state.values(ofVariables: names.contains).map {
            "\($0.name): \(String(decoding: $0.value, as: UTF8.self))"
        }
        #expect(
            Set(values) == [
                "plain: abc", #"quoted: it's "q" $x `y` \z"#,
                "lines: one\ntwo\ttab\u{1B}[1m\u{01}", "exported: a b", "list: first",
                "list: second one", "list: third\n", "map: v1", "map: v 2",
            ]
        )
    }
}
