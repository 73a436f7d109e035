extension Catalogue {
    static let consistency: [any Rule.Type] = []
}
