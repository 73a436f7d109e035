extension Catalogue {
    static let structure: [any Rule.Type] = []
}
