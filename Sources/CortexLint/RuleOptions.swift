package import CortexRunbook

/// What the settings say about a document, for the rules that look in it.
package struct RuleOptions: Sendable, Equatable {
    /// What labels and headings mean: the usual ones and those of `[labels]`.
    package var vocabulary = Vocabulary.standard
    /// What the document is; `nil` where it says so itself or its shape does.
    package var kind: DocumentKind?
    package var profile: Profile?
    /// The titles of sections that the document must have; `nil` for those of its profile.
    package var requiredSections: [String]?
    /// Whether prompts may stand in blocks marked as shell text.
    package var promptStyle = PromptStyle.forbid
    /// How the house writes what is to be filled in.
    package var placeholderStyle = PlaceholderStyle.variable
    /// Whose anchors the headings get.
    package var slug = Slug.github
    /// Folders of the repository at which absolute links begin.
    package var linkRoots: [String] = []
    /// Documents that need no link to them: globs.
    package var entryPoints: [String] = []
    /// What the settings add to the tables of commands, by the command's name.
    package var commands: [String: CommandOptions] = [:]
    package var shellcheck = ShellCheckUse.auto
    /// How many days a date of review holds; `nil` where it holds for ever.
    package var maxAge: Int?
    /// The day on which the document is read; `nil` where nobody said.
    package var today: Day?

    package static let standard = RuleOptions()
    package init() {}

    /// Whether the document at `path` needs no link to it.
    func isEntryPoint(_ path: String) -> Bool {
        guard !entryPoints.isEmpty else { return false }
        return IgnoreFile(globs: entryPoints).verdict(on: path[...].utf8, isFolder: false) == true
    }

    package enum PromptStyle: String, Sendable, CaseIterable {
        case forbid
        case allow
    }

    package enum PlaceholderStyle: String, Sendable, CaseIterable {
        /// `"${NAME:?}"`
        case variable
        /// `<name>`, to be replaced before pasting
        case angle
    }

    package enum Slug: String, Sendable, CaseIterable {
        case github
        case gitlab
        case hugo
    }

    package enum ShellCheckUse: String, Sendable, CaseIterable {
        /// Where it is installed.
        case auto
        case off
        case required
    }
}

/// What a house knows of a command: subcommands and options in the notation of `CommandPattern`, as
/// in `apply` or `push --force`; an empty text stands for the command whatever follows.
package struct CommandOptions: Sendable, Equatable {
    package var mutates: [String] = []
    package var destructive: [String] = []
    package var interactive: [String] = []
    package var neverEnds: [String] = []
    /// What shows something and succeeds, whatever it shows.
    package var displays: [String] = []
    /// What fails where something is not as it should be.
    package var checks: [String] = []

    package init() {}
}
