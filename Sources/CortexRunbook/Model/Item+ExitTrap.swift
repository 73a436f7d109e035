extension Item {
    /// The EXIT trap that the blocks of a run left, as the run's last step.
    ///
    /// It stands in no section and, for want of a place of its own, on line 1.
    package static func exitTrap(_ script: String) -> Item {
        let count = script.split(separator: "\n", omittingEmptySubsequences: false).count
        let command = Command(
            block: nil,
            script: script,
            lines: Array(repeating: 1, count: count),
            hazards: [.changes],
            placeholders: [],
            expectedOutput: nil,
            isOffered: false,
            refusal: nil
        )
        return Item(
            id: "exit-trap",
            line: 1,
            title: nil,
            section: nil,
            flow: .normal,
            condition: nil,
            content: .command(command)
        )
    }
}
