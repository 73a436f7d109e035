extension Catalogue {
    static let placeholders: [any Rule.Type] = [
        PlaceholderRedirect.self, StubLeftIn.self, ExampleValue.self, UndefinedVariable.self,
        PlaceholderGlob.self,
    ]
}
