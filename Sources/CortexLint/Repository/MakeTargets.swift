import CortexRunbook

/// The targets that a Makefile has rules for.
struct MakeTargets: Sendable, Equatable {
    /// The names that make looks for, in its order.
    static let names = ["GNUmakefile", "makefile", "Makefile"]

    private var targets: Set<String> = []
    /// Whether targets can come from elsewhere: included files, patterns, computed names.
    private var isOpen = false

    init(_ makefile: [UInt8]) {
        for line in makefile.split(separator: .lineFeed) { read(line) }
    }

    /// Whether `make target` finds a rule, as far as the file tells.
    func mayHave(_ target: String) -> Bool { isOpen || targets.contains(target) }

    private mutating func read(_ line: ArraySlice<UInt8>) {
        guard let first = line.first, first != .tab, first != 0x23 else { return }
        let words = line.split { $0.isBlank }
        if let word = words.first, Self.includes.contains(where: { word.elementsEqual($0.utf8) }) {
            isOpen = true
        }
        guard let colon = line.firstIndex(of: .colon),
            !line[..<colon].contains(0x3D),
            line.index(after: colon) == line.endIndex || line[line.index(after: colon)] != 0x3D
        else { return }
        for name in line[..<colon].split(whereSeparator: \.isBlank) {
            if name.contains(0x25) || name.contains(0x24) { isOpen = true }
            targets.insert(String(utf8: name))
        }
    }

    private static let includes = ["include", "-include", "sinclude"]
}
