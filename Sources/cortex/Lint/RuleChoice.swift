import ArgumentParser
import CortexLint

/// The options of `lint` that say which rules speak.
struct RuleChoice: ParsableArguments {
    @Option(help: "How much is asked; a level holds the ones before. (default: default)")
    var level: Level?

    @Option(help: "Ask these rules instead of a level's: codes, their beginnings, names, ALL.")
    var select: [String] = []

    @Option(help: "Ask these rules besides.")
    var extendSelect: [String] = []

    @Option(help: "Leave these rules out.")
    var ignore: [String] = []

    @Option(help: "End with status 1 from this severity on. (default: warning)")
    var failOn: Severity?

    @Flag(help: "End with status 0 whatever is found.")
    var exitZero = false

    @Option(help: ArgumentHelp("Set a key of [lint], as in level=release.", valueName: "key=value"))
    var config: [String] = []

    /// - Throws: `LintError` for a name that no rule has.
    func wishes() throws(LintError) -> RuleWishes {
        var wishes = RuleWishes()
        let selectors = try Self.selectors(select)
        wishes.select = selectors.isEmpty ? nil : selectors
        wishes.extend = try Self.selectors(extendSelect)
        wishes.ignore = try Self.selectors(ignore)
        wishes.level = level
        wishes.failOn = failOn
        return wishes
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
