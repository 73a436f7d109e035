extension Catalogue {
    static let links: [any Rule.Type] = [
        BrokenLink.self, BrokenAnchor.self, MissingPath.self, EvidenceNeverProduced.self,
        TruncatedInclude.self,
    ]
}
