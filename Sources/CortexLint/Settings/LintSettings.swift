/// What a settings file says of linting: its table `[lint]`.
package struct LintSettings: Sendable, Equatable {
    package var level: Level?
    package var select: [Selector]?
    package var extend: [Selector] = []
    package var ignore: [Selector] = []
    package var failOn: Severity?
    /// The severity of rules by code; `nil` switches one off.
    package var severities: [String: Severity?] = [:]
    /// The rules to leave out in files by glob, in the file's order.
    package var perFile: [FileIgnore] = []
    package var profiles: [ProfileSettings] = []
    /// Globs of what folders do not stand for.
    package var exclude: [String] = []
    /// The address below which the pages of the rules are, with the last `/`.
    package var manuals: String?
    /// The values for the rules, before a profile adds its own.
    package var options = RuleOptions.standard

    package init() {}

    package struct FileIgnore: Sendable, Equatable {
        let glob: IgnoreFile
        let rules: [Selector]
    }

    /// What is said of the documents that a glob names.
    package struct ProfileSettings: Sendable, Equatable {
        let glob: IgnoreFile
        var kind: DocumentKind?
        var profile: Profile?
        var requiredSections: [String]?
    }
}

extension LintSettings {
    /// What is asked of a document, and with which values.
    ///
    /// `path` begins at the settings file's folder.
    func options(for path: String) -> RuleOptions {
        var options = options
        for profile in profiles
        where profile.glob.verdict(on: path[...].utf8, isFolder: false) == true {
            options.kind = profile.kind ?? options.kind
            options.profile = profile.profile ?? options.profile
            options.requiredSections = profile.requiredSections ?? options.requiredSections
        }
        return options
    }

    /// The rules that are left out in the document at `path`.
    func ignored(in path: String) -> [Selector] {
        perFile.filter { $0.glob.verdict(on: path[...].utf8, isFolder: false) == true }
            .flatMap(\.rules)
    }
}
