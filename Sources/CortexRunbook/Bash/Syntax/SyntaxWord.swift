/// What bash notes of a word while it reads it.
struct SyntaxWord {
    /// How far the word may be read as `NAME=`, `NAME+=` or `NAME[…]=`.
    enum Head {
        case start
        case name
        case subscripted
        case plus
        case assigned
        case other
    }

    /// The first eight bytes, the last of them lowest.
    private(set) var packed: UInt64 = 0
    private(set) var count = 0
    private(set) var head = Head.start
    private(set) var isNumber = true
    /// The value of a word of digits; meaningless beyond the largest descriptor.
    private(set) var number = 0
    var isQuoted = false
    var hasDollar = false

    static let largestDescriptor = Int(Int32.max)

    mutating func add(_ byte: UInt8) {
        advance(byte)
        count += 1
        if count <= 8 { packed = packed << 8 | UInt64(byte) }
        if isNumber, Ascii.isDigit(byte) {
            number = min(number * 10 + Int(byte - UInt8(ascii: "0")), Self.largestDescriptor + 1)
        } else {
            isNumber = false
        }
        if byte == Ascii.dollar { hasDollar = true }
    }

    /// Notes a quotation or expansion, which no reserved word and no name holds.
    mutating func addOpaque() {
        if head != .assigned { head = .other }
        count += 9
        isNumber = false
    }

    /// Notes `[…]` behind a name.
    mutating func addSubscript() {
        head = .subscripted
        count += 9
        isNumber = false
    }

    private mutating func advance(_ byte: UInt8) {
        switch head {
        case .start: head = Ascii.isNameStart(byte) ? .name : .other
        case .name where Ascii.isName(byte), .assigned, .other: break
        case .name where byte == Ascii.plus, .subscripted where byte == Ascii.plus: head = .plus
        case .name where byte == Ascii.equals, .subscripted where byte == Ascii.equals,
            .plus where byte == Ascii.equals:
            head = .assigned
        default: head = .other
        }
    }

    /// Whether an `=` here makes an assignment of the word.
    var mayAssign: Bool { head == .name || head == .subscripted || head == .plus }

    /// Whether it is `text`, which has at most eight bytes.
    func isEqual(to text: String) -> Bool { count <= 8 && packed == Self.pack(text) }

    /// The key of a text of at most eight bytes; `nil` if the word is longer.
    var key: UInt64? { count <= 8 && count > 0 ? packed : nil }

    static func pack(_ text: String) -> UInt64 {
        text.utf8.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The builtins whose arguments may assign arrays.
    static let declaring = Set(
        ["alias", "declare", "export", "local", "readonly", "typeset", "eval", "let"].map(pack)
    )
}
