extension Catalogue {
    static let criteria: [any Rule.Type] = []
}
