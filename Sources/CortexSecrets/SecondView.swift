import CortexRunbook

/// A text without line ends and the sequences that colour it, in which a secret is found that
/// a program has wrapped or coloured.
struct SecondView {
    /// Where the text stands in such a sequence, and how much has been left out last.
    struct State: Sendable, Equatable {
        enum Place: Sendable {
            case text
            /// Behind ESC.
            case escape
            /// In `ESC [ …`.
            case control
            /// Behind `ESC (` and its like.
            case charset
        }
        var place = Place.text
        /// How many bytes have been left out since the last one that was not.
        var gap = 0
    }

    /// What is left of the text.
    private(set) var bytes: [UInt8] = []
    /// Runs of bytes that stand side by side in both: where each begins here and there.
    private var runs: [(here: Int, there: Int)] = []
    /// The places here before which so much is left out that nothing is one word across them.
    private var barriers: [Int] = []
    private var state: State

    /// Looks at a part of `text`, at whose start the state is `state`; `nil` where nothing is left
    /// out.
    init?(of text: [UInt8], _ part: Range<Int>, from state: State) {
        self.state = state
        if state.place == .text, Self.firstBreak(in: text, part) == part.upperBound { return nil }
        bytes.reserveCapacity(part.count)
        var index = part.lowerBound
        while index < part.upperBound {
            if self.state.place == .text {
                let end = Self.firstBreak(in: text, index..<part.upperBound)
                if end > index {
                    if self.state.gap > Self.longestGap { barriers.append(bytes.count) }
                    self.state.gap = 0
                    runs.append((bytes.count, index))
                    bytes.append(contentsOf: text[index..<end])
                    index = end
                    continue
                }
            }
            if self.state.leaveOut(text[index]) { index += 1 }
        }
    }

    /// Returns where the bytes of `range` stand in the text; `nil` if they are not one word.
    func place(of range: Range<Int>) -> Range<Int>? {
        if barriers.contains(where: { $0 > range.lowerBound && $0 < range.upperBound }) {
            return nil
        }
        return place(of: range.lowerBound)..<place(of: range.upperBound - 1) + 1
    }

    /// Returns where the byte at `index` stands in the text.
    func place(of index: Int) -> Int {
        var (low, high) = (0, runs.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].here <= index { low = middle } else { high = middle }
        }
        return runs[low].there + index - runs[low].here
    }

    /// Returns the place here behind which no barrier stands.
    var lastBarrier: Int { barriers.last ?? 0 }

    /// Whether what comes behind it may belong to its last word.
    var isOpen: Bool { state.gap <= Self.longestGap }

    /// Returns the state at the end of a part of `text` at whose start it is `state`.
    static func state(
        of text: [UInt8],
        _ part: Range<Int>,
        from state: State
    ) -> State {
        var state = state
        var index = part.lowerBound
        while index < part.upperBound {
            if state.place == .text {
                let end = firstBreak(in: text, index..<part.upperBound)
                if end > index {
                    state.gap = 0
                    index = end
                    continue
                }
            }
            if state.leaveOut(text[index]) { index += 1 }
        }
        return state
    }

    /// Returns `text` as it is seen in the second view.
    static func without(_ text: [UInt8]) -> [UInt8] {
        SecondView(of: text, text.indices, from: State())?.bytes ?? text
    }

    /// How many bytes may be left out within a word.
    static let longestGap = 512

    /// Returns where the first CR, LF or ESC of the part stands; its end if there is none.
    private static func firstBreak(in text: [UInt8], _ part: Range<Int>) -> Int {
        unsafe text.withUnsafeBytes { text in
            var index = part.lowerBound
            var clean: UInt64?
            while index + 8 <= part.upperBound {
                let word = unsafe text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if word == clean {
                    index += 8
                    continue
                }
                let found =
                    zeros(word ^ 0x0A0A_0A0A_0A0A_0A0A) | zeros(word ^ 0x0D0D_0D0D_0D0D_0D0D)
                    | zeros(word ^ 0x1B1B_1B1B_1B1B_1B1B)
                if found != 0 { return index + found.littleEndian.trailingZeroBitCount / 8 }
                clean = word
                index += 8
            }
            while index < part.upperBound {
                if State.isBreak(unsafe text[index]) { return index }
                index += 1
            }
            return part.upperBound
        }
    }

    /// Sets the highest bit of the first byte that is zero; bytes behind it may be told wrongly.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }
}

extension SecondView.State {
    fileprivate static func isBreak(_ byte: UInt8) -> Bool {
        byte == .lineFeed || byte == .carriageReturn || byte == 0x1B
    }

    /// Takes a byte that is not seen; false if it begins text again and is to be looked at anew.
    fileprivate mutating func leaveOut(_ byte: UInt8) -> Bool {
        switch place {
        case .text: if byte == 0x1B { place = .escape }
        case .escape:
            switch byte {
            case UInt8(ascii: "["): place = .control
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "#"): place = .charset
            case 0x1B: break
            default:
                place = .text
                return false
            }
        case .control:
            switch byte {
            case 0x20...0x3F: break
            case 0x40...0x7E: place = .text
            default:
                place = .text
                return false
            }
        case .charset: place = .text
        }
        gap += 1
        return true
    }
}
