extension Vocabulary {
    /// What a heading says of its section's lists; `nil` if nothing known.
    package func meaning(ofHeading title: String) -> Meaning? {
        let bytes = Array(title.utf8)
        if let meaning = meaning(of: bytes[...]) { return meaning }
        let small = bytes.map(\.lowercased)
        return Self.verificationStems.contains { small.contains($0) } ? .verification : nil
    }

    private static let verificationStems = ["verif", "validat"].map { Array($0.utf8) }
}

extension Meaning {
    /// What a heading's meaning is for the sections below it.
    package var inherited: Meaning? {
        switch self {
        case .verification, .description, .criteria, .related, .evidence: self
        default: nil
        }
    }

    /// Whether the items of a list in an item mean the same.
    package var isForNestedLists: Bool {
        switch self {
        case .criteria, .evidence, .related, .access: true
        default: false
        }
    }
}
