extension Catalogue {
    static let commands: [any Rule.Type] = [
        ShellSyntaxError.self, PromptInCommand.self, NotAShellBlock.self,
        TypographicCharacter.self, QuotedTilde.self, BrokenContinuation.self, UncheckedCd.self,
        MaskedExitStatus.self, UndeclaredTool.self, ShellCheckResult.self,
    ]
}
