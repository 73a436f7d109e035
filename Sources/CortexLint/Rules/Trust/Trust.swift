extension Catalogue {
    static let trust: [any Rule.Type] = [
        HiddenCharacter.self, ConfusableCommand.self, HiddenInstruction.self, DeceptiveLink.self,
        OffscreenCommand.self,
    ]
}
