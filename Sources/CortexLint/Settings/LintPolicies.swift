import Synchronization
import SystemPackage

/// What is asked of one document: the rules, their values, and what counts as a failure.
package struct LintPolicy: Sendable {
    package let linter: Linter
    package let options: RuleOptions
    /// The least severity that fails.
    package let failOn: Severity
}

/// What a command line says of the rules; what it leaves open the settings say.
package struct RuleWishes: Sendable {
    package var level: Level?
    package var select: [Selector]?
    package var extend: [Selector] = []
    package var ignore: [Selector] = []
    package var failOn: Severity?

    package init() {}
}

/// Finds the policy of each document: the nearest settings, and the command line over them.
package final class LintPolicies: Sendable {
    /// The settings for a document, with the absolute path of their folder.
    package typealias Search = @Sendable (String) throws(LintError) -> (LintSettings, String)

    private let wishes: RuleWishes
    private let search: Search
    /// The absolute path of the folder at which relative paths begin.
    let origin: String
    /// The linter that was last made; most documents have the same.
    private let last = Mutex<(selection: Selection, linter: Linter)?>(nil)

    package init(_ wishes: RuleWishes, origin: String, search: @escaping Search) {
        self.wishes = wishes
        self.origin = origin
        self.search = search
    }

    /// The policy for the document at `path`.
    ///
    /// - Throws: `LintError` if its settings cannot be used.
    package func policy(for path: String) throws(LintError) -> LintPolicy {
        let (settings, folder) = try search(path)
        let place = Self.place(of: path, below: folder, origin: origin)
        return LintPolicy(
            linter: linter(selection(settings, in: place)),
            options: settings.options(for: place),
            failOn: wishes.failOn ?? settings.failOn ?? .warning
        )
    }

    private func linter(_ selection: Selection) -> Linter {
        last.withLock { last in
            if let last, last.selection == selection { return last.linter }
            let linter = Linter(selection)
            last = (selection, linter)
            return linter
        }
    }

    /// The command line's choice replaces that of the settings; what both leave out is left out.
    private func selection(_ settings: LintSettings, in place: String) -> Selection {
        let isChosen = wishes.select != nil || wishes.level != nil
        return Selection(
            level: wishes.level ?? settings.level ?? .default,
            select: isChosen ? wishes.select : settings.select,
            extend: wishes.extend + (isChosen ? [] : settings.extend),
            ignore: wishes.ignore + settings.ignore + settings.ignored(in: place),
            severities: settings.severities
        )
    }

    /// The path of a document from `folder` on, where it lies below.
    private static func place(of path: String, below folder: String, origin: String) -> String {
        let whole = FilePath(origin).pushing(FilePath(path)).lexicallyNormalized()
        var rest = whole
        return rest.removePrefix(FilePath(folder)) ? rest.string : whole.string
    }
}
