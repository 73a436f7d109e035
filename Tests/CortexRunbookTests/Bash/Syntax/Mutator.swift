/// Spoils scripts in small ways that can be repeated.
struct Mutator {
    private var random: Random
    private let sources: [[UInt8]]

    init(_ sources: [[UInt8]], seed: UInt64) {
        random = Random(state: seed)
        self.sources = sources
    }

    /// Some lines of one of the sources with one to three changes; never empty, without NUL.
    mutating func next() -> [UInt8] {
        while true {
            var script = lines(of: sources[below(sources.count)])
            for _ in 0...(below(5) < 3 ? 0 : below(3)) {
                if below(4) == 0 { changeByte(&script) } else { changeToken(&script) }
            }
            script.removeAll { $0 == 0 }
            if !script.isEmpty { return script }
        }
    }

    private mutating func below(_ bound: Int) -> Int {
        Int(random.next() % UInt64(max(bound, 1)))
    }

    private mutating func lines(of source: [UInt8]) -> [UInt8] {
        let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let start = below(lines.count)
        let end = min(start + 1 + below(10), lines.count)
        return Array(lines[start..<end].joined(separator: [UInt8(ascii: "\n")]))
            + [UInt8(ascii: "\n")]
    }

    private mutating func changeByte(_ script: inout [UInt8]) {
        let offset = below(script.count)
        switch below(3) {
        case 0 where offset < script.count: script.remove(at: offset)
        case 1 where offset < script.count: script.insert(script[offset], at: offset)
        default: script.insert(Self.bytes[below(Self.bytes.count)], at: offset)
        }
    }

    private mutating func changeToken(_ script: inout [UInt8]) {
        var tokens = Self.tokens(of: script)
        let index = below(tokens.count)
        let word = Array(Self.words[below(Self.words.count)].utf8)
        switch below(5) {
        case 0 where index < tokens.count: tokens.remove(at: index)
        case 1 where index < tokens.count: tokens.insert(tokens[index], at: index)
        case 2 where index < tokens.count: tokens[index] = word
        case 3: tokens.insert(word, at: index)
        default: tokens.insert([UInt8(ascii: " ")] + word + [UInt8(ascii: " ")], at: index)
        }
        script = Array(tokens.joined())
    }

    /// Runs of letters and digits, runs of blanks, and single bytes.
    private static func tokens(of script: [UInt8]) -> [[UInt8]] {
        var tokens: [[UInt8]] = []
        var last = 0
        for byte in script {
            let kind =
                switch byte {
                case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"): 1
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
                    2
                default: 0
                }
            if kind != 0, kind == last {
                tokens[tokens.count - 1].append(byte)
            } else {
                tokens.append([byte])
            }
            last = kind
        }
        return tokens
    }

    private static let bytes = Array(" \n\t\"'`$(){}[]<>|&;#\\=!ax1-*~%+@".utf8)
    private static let words = [
        "if", "then", "else", "elif", "fi", "for", "in", "do", "done", "while", "until", "case",
        "esac", "select", "function", "time", "coproc", "{", "}", "!", "[[", "]]", "((", "))", "(",
        ")", ";", ";;", ";&", ";;&", "&", "&&", "|", "||", "|&", "<", ">", "<<", "<<-", "<<<", ">&",
        "<&", ">|", "<>", "&>", "&>>", "2>", "-", "\n", "\\\n", "'", "\"", "`", "$(", "${", "$((",
        "$[", "$'", "$\"", "$", "#", "=", "=(", "a=(", "a[", "[", "]", "<(", ">(", "EOF", "<<EOF",
        "x", "\"$x\"", "1", "{a}", "=~", "==", "-n", "-f", "@(", "!(", "\\", "x()", " ", "\t",
        "export", "declare", "-p", "--", "\r", "a=1", "*",
    ]

    /// xorshift64, so that a failure can be repeated.
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }
}
