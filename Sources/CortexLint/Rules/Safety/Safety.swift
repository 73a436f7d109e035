extension Catalogue {
    static let safety: [any Rule.Type] = [
        DestructiveUnguarded.self, RmUnsetVariable.self, NoRollback.self, RemoteScriptPipe.self,
        InlineSecret.self, TLSCheckDisabled.self, UnscopedTarget.self,
    ]
}
