extension Catalogue {
    static let termination: [any Rule.Type] = []
}
