/// The header of a member: one block of POSIX ustar (IEEE Std 1003.1, `pax`), in the one form that
/// bundles have.
///
/// Owner and group are 0 and have no names, all members bear one time, and the mode follows from
/// the name, so that two exports of a run are the same bytes.
struct TarHeader: Sendable, Equatable {
    static let blockSize = 512
    /// The largest member: eleven octal digits.
    static let maximumSize = 0o777_7777_7777

    var path: String
    /// In bytes.
    var size: Int
    /// Seconds since 1970-01-01T00:00:00Z.
    var time: Int

    init(path: String, size: Int, time: Int) {
        self.path = path
        self.size = size
        self.time = time
    }

    /// The block.
    var bytes: [UInt8] {
        var block: [UInt8] = []
        block.reserveCapacity(Self.blockSize)
        block.pad(path.utf8, to: 100)
        block.octal(path.hasSuffix(".sh") && !path.contains("/") ? 0o755 : 0o644, digits: 7)
        block.octal(0, digits: 7)
        block.octal(0, digits: 7)
        block.octal(size, digits: 11)
        block.octal(time, digits: 11)
        block += Array(repeating: UInt8(ascii: " "), count: 8)
        block.append(UInt8(ascii: "0"))
        block.pad([], to: 100)
        block += Array("ustar\u{0}00".utf8)
        block.pad([], to: 64)
        block.octal(0, digits: 7)
        block.octal(0, digits: 7)
        block.pad([], to: Self.blockSize - block.count)
        var checksum: [UInt8] = []
        checksum.octal(block.reduce(0) { $0 + Int($1) }, digits: 6)
        block.replaceSubrange(Self.checksum, with: checksum + [UInt8(ascii: " ")])
        return block
    }

    /// Reads `block`; every byte has to be the one that `bytes` would write.
    init(reading block: [UInt8]) throws(Refused) {
        if let objection = Self.objection(toKindOf: block) { throw Refused(objection) }
        let name = block[0..<100].prefix { $0 != 0 }
        if let objection = MemberPath.objection(to: name) { throw Refused(objection) }
        guard let size = Self.number(block[124..<135]), let time = Self.number(block[136..<147])
        else { throw Refused("a member's size or time is no number") }
        self.init(path: String(decoding: name, as: UTF8.self), size: size, time: time)
        guard bytes == block else {
            throw Refused("the header of \(path) is not one that an export writes")
        }
    }

    private static let checksum = 148..<156

    /// Says what the member is, where it is not a plain file.
    private static func objection(toKindOf block: [UInt8]) -> String? {
        switch block[156] {
        case UInt8(ascii: "0"): break
        case UInt8(ascii: "1"), UInt8(ascii: "2"): return "the archive holds a link"
        case UInt8(ascii: "3"), UInt8(ascii: "4"): return "the archive holds a device"
        case UInt8(ascii: "5"): return "the archive holds a folder"
        case UInt8(ascii: "6"): return "the archive holds a pipe"
        case UInt8(ascii: "x"), UInt8(ascii: "g"), UInt8(ascii: "L"), UInt8(ascii: "K"):
            return "the archive uses an extension of tar"
        default: return "the archive holds something that is no plain file"
        }
        let isTar = block[257..<265].elementsEqual("ustar\u{0}00".utf8)
        return isTar ? nil : "it is no ustar archive"
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else { return nil }
            number = number * 8 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }

    /// How many bytes stand between the end of a member's contents and the next header.
    static func padding(behind size: Int) -> Int {
        (blockSize - size % blockSize) % blockSize
    }
}

extension [UInt8] {
    /// Appends `bytes` and zeros, `count` in all.
    fileprivate mutating func pad(_ bytes: some Collection<UInt8>, to count: Int) {
        append(contentsOf: bytes)
        append(contentsOf: repeatElement(0, count: Swift.max(0, count - bytes.count)))
    }

    /// Appends `number` in so many octal digits, and a zero byte.
    fileprivate mutating func octal(_ number: Int, digits: Int) {
        let text = String(number, radix: 8)
        append(
            contentsOf: repeatElement(UInt8(ascii: "0"), count: Swift.max(0, digits - text.count))
        )
        append(contentsOf: text.utf8)
        append(0)
    }
}
