extension Catalogue {
    static let safety: [any Rule.Type] = [DestructiveUnguarded.self]
}
