import ArgumentParser
import CortexLint

/// The options of `lint` that say in which form the findings are shown, and where.
struct OutputChoice: ParsableArguments {
    @Option(help: ArgumentHelp("The form of the report.", valueName: "format"))
    var format = OutputFormat.text

    @Option(
        help: ArgumentHelp(
            "Write the report to a file besides, in a form of its own.",
            valueName: "format=file"
        )
    )
    var output: [String] = []

    /// - Throws: `OutputError` for an unknown format, or if two reports go to one place.
    func targets() throws(OutputError) -> [OutputTarget] {
        var targets: [OutputTarget] = []
        for argument in output { targets.append(try OutputTarget(parsing: argument)) }
        if !targets.contains(where: { $0.path == nil }) {
            targets.insert(OutputTarget(format: format), at: 0)
        }
        try OutputTarget.check(targets)
        return targets
    }
}

extension OutputFormat: ExpressibleByArgument {}
