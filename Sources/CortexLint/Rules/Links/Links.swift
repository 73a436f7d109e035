extension Catalogue {
    static let links: [any Rule.Type] = []
}
