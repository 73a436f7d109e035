/// How the items of a run ended.
package struct RunCounts: Sendable, Equatable, Codable {
    package var passed: Int
    package var failed: Int
    package var skipped: Int
    /// Manual steps that a person did.
    package var confirmed: Int
    /// Criteria that a person attested as met.
    package var attested: Int
    /// Criteria that a person said are not met.
    package var notMet: Int
    /// Criteria that nobody answered.
    package var unattested: Int
    /// Steps that began and whose end was never recorded.
    package var unknown: Int

    package init(
        passed: Int = 0,
        failed: Int = 0,
        skipped: Int = 0,
        confirmed: Int = 0,
        attested: Int = 0,
        notMet: Int = 0,
        unattested: Int = 0,
        unknown: Int = 0
    ) {
        self.passed = passed
        self.failed = failed
        self.skipped = skipped
        self.confirmed = confirmed
        self.attested = attested
        self.notMet = notMet
        self.unattested = unattested
        self.unknown = unknown
    }
}
