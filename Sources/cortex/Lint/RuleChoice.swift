import ArgumentParser
import CortexLint

/// The options of `lint` that say which rules speak.
struct RuleChoice: ParsableArguments {
    @Option(help: "The rules to ask: min, default, release or all.")
    var level = Level.default

    @Option(help: "Ask these rules instead of a level's: codes, their beginnings, names, ALL.")
    var select: [String] = []

    @Option(help: "Leave these rules out.")
    var ignore: [String] = []

    @Option(help: "End with status 1 from this severity on: info, warning or error.")
    var failOn = Severity.warning

    @Flag(help: "End with status 0 whatever is found.")
    var exitZero = false

    /// - Throws: `LintError` for a name that no rule has.
    func selection() throws(LintError) -> Selection {
        let selectors = try Self.selectors(select)
        return Selection(
            level: level,
            select: selectors.isEmpty ? nil : selectors,
            ignore: try Self.selectors(ignore)
        )
    }

    /// Reads names that may be parted by commas.
    private static func selectors(_ names: [String]) throws(LintError) -> [Selector] {
        var selectors: [Selector] = []
        for name in names.flatMap({ $0.split(separator: ",") }) {
            selectors.append(try Selector(String(name)))
        }
        return selectors
    }
}

extension Level: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
