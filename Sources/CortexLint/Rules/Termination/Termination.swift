extension Catalogue {
    static let termination: [any Rule.Type] = [
        NeverTerminates.self, InteractiveCommand.self, PagerRisk.self, UnboundedWait.self,
        StrayBackgroundJob.self,
    ]
}
