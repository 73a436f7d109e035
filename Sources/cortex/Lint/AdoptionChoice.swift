import ArgumentParser

/// The options of `lint` for projects with more findings than can be mended at once.
struct AdoptionChoice: ParsableArguments {
    @Option(help: ArgumentHelp("Leave out the findings that this file has.", valueName: "file"))
    var baseline: String?

    @Flag(help: "Write the findings to the baseline, cortex-baseline.txt unless --baseline says.")
    var writeBaseline = false

    @Flag(help: "Take out of the baseline what is no longer found.")
    var pruneBaseline = false

    @Option(
        help: ArgumentHelp(
            "Show only what lines changed since this revision cause.",
            valueName: "revision"
        )
    )
    var diffBase: String?

    func validate() throws {
        if writeBaseline, pruneBaseline {
            throw ValidationError(
                "`--write-baseline` leaves nothing to prune; give one of the two."
            )
        }
    }

    /// The path of the baseline; `nil` where none is meant.
    var path: String? {
        baseline ?? (writeBaseline || pruneBaseline ? "cortex-baseline.txt" : nil)
    }
}
