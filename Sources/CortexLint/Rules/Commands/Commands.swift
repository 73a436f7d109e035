extension Catalogue {
    static let commands: [any Rule.Type] = []
}
