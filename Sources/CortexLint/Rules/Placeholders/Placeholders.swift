extension Catalogue {
    static let placeholders: [any Rule.Type] = [PlaceholderRedirect.self]
}
