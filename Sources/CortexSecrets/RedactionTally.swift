/// What was taken out of a stream: how often, and where the marks stand.
package struct RedactionTally: Sendable, Equatable {
    /// What was taken out under one name.
    package struct Entry: Sendable, Equatable {
        package var name: String
        package var count = 0
        /// Where the first marks begin in the stream that came out, in bytes.
        package var offsets: [Int] = []
    }

    /// By the first occurrence; what comes under further names is counted in the last.
    package private(set) var entries: [Entry] = []

    package init() {}

    package var isEmpty: Bool { entries.isEmpty }

    mutating func note(_ name: String, at offset: Int) {
        let name = SecretName.safe(name)
        let known = entries.firstIndex { $0.name == name }
        if known == nil, entries.count < Self.mostNames { entries.append(Entry(name: name)) }
        let index = known ?? entries.count - 1
        entries[index].count += 1
        if entries[index].offsets.count < Self.mostOffsets { entries[index].offsets.append(offset) }
    }

    private static let mostNames = 64
    private static let mostOffsets = 16
}
