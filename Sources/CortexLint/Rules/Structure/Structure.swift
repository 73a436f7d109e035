extension Catalogue {
    static let structure: [any Rule.Type] = [
        MissingTitle.self, EmptySection.self, NumberingMismatch.self, MissingRequiredSection.self,
        RunawayFence.self, UntaggedCommandBlock.self, MissingOwner.self,
    ]
}
