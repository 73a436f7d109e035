extension Catalogue {
    static let house: [any Rule.Type] = [LabelVariant.self, UnusedSuppression.self]
}
