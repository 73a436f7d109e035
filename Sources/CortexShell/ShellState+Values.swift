extension ShellState {
    /// Returns the values of the variables whose names are wanted; an array has several.
    package func values(
        ofVariables isWanted: (String) -> Bool
    ) -> [(name: String, value: [UInt8])] {
        variables.flatMap { variable -> [(name: String, value: [UInt8])] in
            let name = String(decoding: variable.name, as: UTF8.self)
            guard isWanted(name) else { return [] }
            var reader = DeclarationReader(variable.statement[...])
            return reader.values().map { (name, $0) }
        }
    }
}

/// Reads what `declare -p` prints behind the name: `="a b"`, `=$'a\nb'`, `=([0]="a" [1]="b")`.
private struct DeclarationReader {
    private var rest: ArraySlice<UInt8>
    private var value: [UInt8] = []
    private var isArray = false

    init(_ statement: ArraySlice<UInt8>) {
        rest = statement.drop { $0 != UInt8(ascii: "=") }.dropFirst()
    }

    mutating func values() -> [[UInt8]] {
        var result: [[UInt8]] = []
        if rest.first == UInt8(ascii: "(") {
            isArray = true
            rest.removeFirst()
        }
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "'"): take(upTo: UInt8(ascii: "'")) { $0.popFirst().map { [$0] } }
            case UInt8(ascii: "\""): take(upTo: UInt8(ascii: "\""), Self.inDoubleQuotes)
            case UInt8(ascii: "$") where rest.first == UInt8(ascii: "'"):
                rest.removeFirst()
                take(upTo: UInt8(ascii: "'"), Self.inDollarQuotes)
            case UInt8(ascii: "\\"): if let next = rest.popFirst() { value.append(next) }
            case UInt8(ascii: "=") where isArray && value.last == UInt8(ascii: "]"): value = []
            case UInt8(ascii: " ") where isArray, UInt8(ascii: ")") where isArray:
                if !value.isEmpty { result.append(value) }
                value = []
            default: value.append(byte)
            }
        }
        return value.isEmpty ? result : result + [value]
    }

    /// Takes what `next` reads until the closing quote.
    private mutating func take(
        upTo quote: UInt8,
        _ next: (inout ArraySlice<UInt8>) -> [UInt8]?
    ) {
        while let byte = rest.first {
            if byte == quote {
                rest.removeFirst()
                return
            }
            guard let bytes = next(&rest) else { return }
            value += bytes
        }
    }

    private static func inDoubleQuotes(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard let byte = rest.popFirst() else { return nil }
        guard byte == UInt8(ascii: "\\"), let next = rest.first,
            #"$`"\"#.utf8.contains(next)
        else { return [byte] }
        rest.removeFirst()
        return [next]
    }

    private static func inDollarQuotes(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard let byte = rest.popFirst() else { return nil }
        guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else { return [byte] }
        if let simple = escapes[next] { return [simple] }
        guard 0x30...0x37 ~= next else { return [next] }
        var number = Int(next - 0x30)
        for _ in 0..<2 {
            guard let digit = rest.first, 0x30...0x37 ~= digit else { break }
            number = number * 8 + Int(digit - 0x30)
            rest.removeFirst()
        }
        return [UInt8(truncatingIfNeeded: number)]
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D,
        UInt8(ascii: "E"): 0x1B, UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08,
        UInt8(ascii: "f"): 0x0C, UInt8(ascii: "v"): 0x0B,
    ]
}
