import CortexLint

extension LintRun {
    /// Lints as `rules` and the settings around each document say, one text at a time.
    ///
    /// - Throws: for a rule or a setting that cannot be.
    init(_ rules: RuleChoice) throws {
        let machine = try Machine()
        let settings = LintSettingsSearch(
            origin: machine.origin,
            overrides: try LintSettings(overrides: rules.config)
        )
        let policies = LintPolicies(
            try rules.wishes(),
            origin: machine.origin,
            search: settings.search
        )
        let reader = DocumentReader()
        self.init(policies, inputName: "") { path throws(LintError) in try reader.read(path) }
    }
}
