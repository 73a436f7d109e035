import Testing

@testable import CortexEvidence

/// Archives that are made to harm whoever looks into them: each is refused before it is believed.
@Suite struct HostileArchiveTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let bytes: [UInt8]
        var testDescription: String { name }
    }

    /// A member with any header, its sum made right.
    static func member(
        _ path: String = "a",
        _ contents: [UInt8] = Array("text".utf8),
        edit: (inout [UInt8]) -> Void = { _ in }
    ) -> [UInt8] {
        var header = TarHeader(path: "a", size: contents.count, time: 1).bytes
        header.replaceSubrange(0..<100, with: Array(path.utf8).padded(to: 100))
        edit(&header)
        header.replaceSubrange(148..<156, with: Array(repeating: 0x20, count: 8))
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        let digits = String(repeating: "0", count: 6 - sum.count) + sum
        header.replaceSubrange(148..<156, with: Array(digits.utf8) + [0, 0x20])
        return header + contents
            + Array(repeating: 0, count: TarHeader.padding(behind: contents.count))
    }

    static let end = [UInt8](repeating: 0, count: 1024)

    static let names = [
        "", "/etc/passwd", "../a", "a/../b", "a/..", "./a", "a//b", "a/", ".a", "a/.b", "-a",
        "a/-b",
        "a b", "a\tb", "a\nb", "a\u{1B}[2Jb", "a\\b", "C:a", "a*", "a;b", "$(a)", "`a`", "a|b",
        "~a",
        "é", "a\u{202E}b", "a/b/c/d", "con\u{7F}", "a\"b", "a'b", "a<b",
    ]

    static let types: [(String, UInt8)] = [
        ("a hard link", 0x31), ("a symbolic link", 0x32), ("a character device", 0x33),
        ("a block device", 0x34), ("a folder", 0x35), ("a pipe", 0x36), ("a contiguous file", 0x37),
        ("a pax header", 0x78), ("a global pax header", 0x67), ("a long name", 0x4C),
        ("a long link name", 0x4B), ("a sparse file", 0x53), ("a volume", 0x56), ("an old file", 0),
    ]

    static let edits: [(String, @Sendable (inout [UInt8]) -> Void)] = [
        ("an owner", { $0[114] = 0x31 }), ("a group", { $0[122] = 0x31 }),
        ("another mode", { $0[104] = 0x37 }), ("a set-user-id bit", { $0[103] = 0x34 }),
        ("an owner's name", { $0[265] = 0x61 }), ("a group's name", { $0[297] = 0x61 }),
        ("a prefix", { $0[345] = 0x61 }), ("a link's name", { $0[157] = 0x61 }),
        ("bytes behind the header", { $0[511] = 1 }), ("bytes behind the name", { $0[50] = 0x61 }),
        ("a size in base 256", { $0[124] = 0x80 }), ("a size with blanks", { $0[124] = 0x20 }),
        ("a negative size", { $0[124] = 0x2D }), ("a huge size", { $0[125] = 0x37 }),
        ("no magic", { $0[257] = 0 }), ("the magic of GNU", { $0[262] = 0x20 }),
        ("a device number", { $0[335] = 0x31 }),
    ]

    static let cases: [Case] =
        names.map { Case(name: "the name \($0.debugDescription)", bytes: member($0) + end) }
        + types.map { name, type in Case(name: name, bytes: member { $0[156] = type } + end) }
        + edits.map { name, edit in Case(name: name, bytes: member(edit: edit) + end) }
        + [
            Case(name: "nothing", bytes: []),
            Case(name: "an end alone", bytes: end),
            Case(name: "text", bytes: Array(repeating: 0x61, count: 2048)),
            Case(name: "no end", bytes: member()),
            Case(name: "half an end", bytes: member() + end.prefix(512)),
            Case(name: "a third block of zeros", bytes: member() + end + end.prefix(512)),
            Case(name: "something behind the end", bytes: member() + end + member("b")),
            Case(
                name: "a member behind one block",
                bytes: member() + end.prefix(512) + member("b")
            ),
            Case(name: "a name twice", bytes: member() + member() + end),
            Case(name: "names in another order", bytes: member("b") + member() + end),
            Case(
                name: "two times",
                bytes: member() + member("b") { $0[146] = 0x32 } + end
            ),
            Case(
                name: "bytes in the padding",
                bytes: Array(member().dropLast() + [1]) + end
            ),
            Case(name: "a wrong sum", bytes: [0x62] + member().dropFirst() + end),
            Case(name: "contents cut off", bytes: Array(member().prefix(514))),
            Case(
                name: "more to look into than fits",
                bytes: TarHeader(path: "run/journal.jsonl", size: 80 << 20, time: 1).bytes
                    + Array(repeating: 0x61, count: 65 << 20)
            ),
        ]

    @Test func `there are enough of them`() {
        #expect(Self.cases.count >= 60)
    }

    @Test(arguments: cases)
    func `a hostile archive is refused`(_ one: Case) {
        let verification = Verifier().verify(one.bytes)
        #expect(verification.result == .refused)
        #expect(verification.findings.map(\.level) == [.archive])
        #expect(verification.signers == [])
    }

    @Test func `a plain archive is read, in pieces of any size`() throws {
        let archive = Self.member("a", [1, 2]) + Self.member("b", []) + Self.end
        for size in [1, 7, 511, 512, 513, archive.count] {
            var reader = TarReader(MemberTable())
            var rest = archive[...]
            while !rest.isEmpty {
                try reader.feed(rest.prefix(size))
                rest = rest.dropFirst(size)
            }
            let members = try reader.finish().members
            #expect(members.mapValues(\.size) == ["a": 2, "b": 0])
        }
    }

    @Test func `an archive has no more than so many members`() {
        #expect(throws: Refused("the archive has too many members")) {
            var reader = TarReader(MemberTable())
            for number in 0...TarReader<MemberTable>.maximumMembers {
                let digits = String(number)
                let name = "m" + String(repeating: "0", count: 7 - digits.count) + digits
                try reader.feed(TarHeader(path: name, size: 0, time: 1).bytes[...])
            }
        }
    }
}

extension [UInt8] {
    fileprivate func padded(to count: Int) -> [UInt8] {
        self + Array(repeating: 0, count: Swift.max(0, count - self.count))
    }
}
