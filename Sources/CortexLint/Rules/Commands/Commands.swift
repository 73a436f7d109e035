extension Catalogue {
    static let commands: [any Rule.Type] = [
        ShellSyntaxError.self, PromptInCommand.self, NotAShellBlock.self,
    ]
}
