/// Lints texts that are said to stand at a path, as those of an editor.
///
/// Documents are not compared with each other.
package struct TextLint: Sendable {
    private let policies: LintPolicies
    private let repositories: Repositories

    package init(_ policies: LintPolicies) {
        self.policies = policies
        repositories = Repositories(origin: policies.origin)
    }

    /// - Throws: if the settings cannot be used, or the text is over one of the reader's limits.
    package func lint(_ bytes: [UInt8], path: String) throws -> (LintDocument, Linted) {
        let policy = try policies.policy(for: path)
        let document = try LintDocument(
            bytes,
            path: path,
            options: policy.options,
            location: repositories.location(of: path)
        )
        return (document, policy.linter.lint(document))
    }
}
