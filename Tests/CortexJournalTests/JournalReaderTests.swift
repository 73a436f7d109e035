import CortexJournal
import Testing

struct JournalReaderTests {
    static let three: [RunEvent] = [
        .runStarted(.sample), .started(1), .noteAdded(NoteAdded(text: "x")),
    ]

    @Test(arguments: [1, 0x20, 0x80] as [UInt8])
    func `every changed byte is detected`(flip: UInt8) throws {
        let bytes = try journal(Self.three)
        let undetected = bytes.indices.filter { index in
            var changed = bytes
            changed[index] ^= flip
            guard let contents = try? JournalReader.read(changed, path: "j") else { return false }
            return contents.torn == nil
        }
        #expect(undetected == [])
    }

    @Test func `a journal cut at any byte is whole up to its last whole record`() throws {
        let bytes = try journal(Self.three)
        let ends = bytes.indices.filter { bytes[$0] == 10 }.map { $0 + 1 }
        for cut in 0...bytes.count {
            let contents = try JournalReader.read(Array(bytes[..<cut]), path: "j")
            let whole = ends.last { $0 <= cut } ?? 0
            #expect(contents.records.count == ends.count { $0 <= cut })
            #expect(contents.end.size == whole)
            let rest = TornTail(offset: whole, bytes: Array(bytes[whole..<cut]))
            #expect(contents.torn == (cut == whole ? nil : rest))
        }
    }

    @Test func `a last record with bytes that were never written is torn`() throws {
        let bytes = try journal(Self.three)
        let start = try #require(bytes.dropLast().lastIndex(of: 10)) + 1
        for count in [1, 40, bytes.count - start - 1] {
            var zeroed = bytes
            zeroed.replaceSubrange(start..<(start + count), with: repeatElement(0, count: count))
            let contents = try JournalReader.read(zeroed, path: "j")
            #expect(contents.records.count == 2)
            #expect(contents.torn?.offset == start)
        }
    }

    @Test func `damage names the record and its offset`() throws {
        var bytes = try journal(Self.three)
        let second = try #require(bytes.firstIndex(of: 10)) + 1
        bytes[second + 100] ^= 1
        #expect(throws: damage(1, second, "its hash does not fit its content")) {
            try JournalReader.read(bytes, path: "j")
        }
    }

    @Test func `a whole but wrong last record is damage, not a torn one`() throws {
        var bytes = try journal(Self.three)
        bytes[bytes.count - 10] ^= 1
        #expect(throws: JournalError.self) { try JournalReader.read(bytes, path: "j") }
    }

    @Test func `records that are left out, doubled, exchanged or of another run are detected`()
        throws
    {
        let lines = lines(of: try journal(Self.three))
        let other = lines.count == 3 ? self.lines(of: try journal(Self.three, run: "b")) : []
        let tampered = [
            [lines[0], lines[2]], [lines[1], lines[2]], [lines[0], lines[0], lines[1]],
            [lines[0], lines[2], lines[1]], [lines[0], lines[1], other[2]], [lines[0], other[1]],
        ]
        for lines in tampered {
            #expect(throws: JournalError.self) {
                try JournalReader.read(lines.flatMap(\.self), path: "j")
            }
        }
    }

    @Test func `an unknown event is passed over unless it is critical`() throws {
        let known = try journal(Self.three)
        let contents = try JournalReader.read(
            known + line(after: known, #""type":"moonRose","phase":2"#),
            path: "j"
        )
        #expect(contents.records.count == 4)
        #expect(contents.records[3].event == nil)
        #expect(
            throws: newer("is `moonRose`, which this cortex does not know and must not pass over")
        ) {
            try JournalReader.read(
                known + line(after: known, #""type":"moonRose","crit":true"#),
                path: "j"
            )
        }
    }

    @Test func `a newer journal format is refused`() throws {
        let known = try journal(Self.three)
        let newer = try line(after: known, #""type":"noteAdded","text":{"en":"x"}"#, version: 2)
        #expect(throws: self.newer("has journal format 2, this cortex reads format 1")) {
            try JournalReader.read(known + newer, path: "j")
        }
    }

    @Test func `an endless line is damage and is not collected`() throws {
        let bytes = [UInt8](repeating: 120, count: 1_000_000) + [10]
        #expect(throws: damage(0, 0, "it is not a record")) {
            try JournalReader.read(bytes, path: "j")
        }
    }

    private func lines(of bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: 10).map { $0 + [10] }
    }

    private func damage(_ seq: Int, _ offset: Int, _ why: String) -> JournalError {
        JournalError(.damaged, "j: record \(seq) at byte \(offset) is damaged: \(why)")
    }

    private func newer(_ what: String) -> JournalError {
        JournalError(.newer, "j: record 3 \(what): use the newer cortex that wrote it")
    }

    /// Returns a fourth record, with a true hash, whose content ends with `fields`.
    private func line(after bytes: [UInt8], _ fields: String, version: Int = 1) throws -> [UInt8] {
        let last = try #require(try JournalReader.read(bytes, path: "j").records.last)
        let content =
            #"{"v":\#(version),"seq":3,"prev":"\#(last.hash)","run":"\#(last.run)","#
            + #""t":"2026-11-23T02:30:31.123456Z","mono":{"boot":"b","ns":1},\#(fields)}"#
        let hash = sha256([0] + Array(content.utf8))
        return Array(#"{"h":"\#(hash)","r":\#(content)}"#.utf8) + [10]
    }
}
