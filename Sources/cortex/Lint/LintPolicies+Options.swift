import CortexLint

extension LintPolicies {
    /// What `rules` and the settings around each document say.
    ///
    /// - Throws: for a rule or a setting that cannot be.
    convenience init(_ rules: RuleChoice) throws {
        let machine = Machine()
        let settings = LintSettingsSearch(
            origin: machine.origin,
            overrides: try LintSettings(overrides: rules.config)
        )
        self.init(try rules.wishes(), origin: machine.origin, search: settings.search)
    }
}
