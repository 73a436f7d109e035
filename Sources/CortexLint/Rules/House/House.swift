extension Catalogue {
    static let house: [any Rule.Type] = [
        UnusedSuppression.self
    ]
}
