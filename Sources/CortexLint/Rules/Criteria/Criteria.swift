extension Catalogue {
    static let criteria: [any Rule.Type] = [
        MissingAcceptanceCriteria.self, CriteriaWithoutValidation.self, DanglingLabel.self,
        ValidationCannotFail.self, CurlWithoutFail.self, VagueCriterion.self,
        PrefilledResult.self, GateStepMismatch.self, MutatingValidation.self,
        FabricatedEvidence.self,
    ]
}
