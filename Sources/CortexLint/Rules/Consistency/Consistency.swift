extension Catalogue {
    /// The rules that compare documents.
    package static let consistency: [any CorpusRule.Type] = [
        ConflictingPath.self, ConflictingEndpoint.self, ConflictingLocation.self,
        OrphanRunbook.self,
    ]
}
