import CortexRunbook
package import CortexSettings

extension LintSettings {
    /// Reads `[lint]` and `[labels]`; the defaults where there are no settings or no such table.
    ///
    /// - Throws: if it is not as `docs/lint/settings.md` describes it.
    package init(_ settings: Settings?) throws(SettingsError) {
        self =
            try settings?.read("lint") { table throws(SettingsError) in
                try LintSettings(&table)
            } ?? LintSettings()
        if let labels = try settings?.labels() {
            options.vocabulary = Vocabulary(adding: labels.labels)
        }
    }

    private init(_ table: inout SettingsTable) throws(SettingsError) {
        level = try table.choice("level", of: Level.self)
        failOn = try table.choice("fail-on", of: Severity.self)
        select = try Self.selectors("select", in: &table)
        extend = try Self.selectors("extend-select", in: &table) ?? []
        ignore = try Self.selectors("ignore", in: &table) ?? []
        exclude = try table.strings("exclude") ?? []
        manuals = try table.string("manuals").map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        severities =
            try table.table("severity") { table throws(SettingsError) in
                try Self.severities(&table)
            } ?? [:]
        perFile =
            try table.table("per-file-ignores") { table throws(SettingsError) in
                try Self.fileIgnores(&table)
            } ?? []
        profiles =
            try table.tables("profile") { table throws(SettingsError) in
                try ProfileSettings(&table)
            } ?? []
        options = try RuleOptions(&table)
    }

    private static func selectors(
        _ key: String,
        in table: inout SettingsTable
    ) throws(SettingsError) -> [Selector]? {
        guard let names = try table.strings(key) else { return nil }
        var selectors: [Selector] = []
        for (index, name) in names.enumerated() {
            do {
                selectors.append(try Selector(name))
            } catch {
                throw table.problem(with: key, at: index, error.description)
            }
        }
        return selectors
    }

    private static func severities(
        _ table: inout SettingsTable
    ) throws(SettingsError) -> [String: Severity?] {
        var severities: [String: Severity?] = [:]
        for name in table.allKeys() {
            let severity = try table.choice(name, of: SeverityName.self)
            let selector: Selector
            do {
                selector = try Selector(name)
            } catch {
                throw table.problem(with: name, error.description)
            }
            for rule in Catalogue.descriptions where selector.strength(for: rule) != nil {
                severities[rule.code] = .some(severity?.severity)
            }
        }
        return severities
    }

    private static func fileIgnores(
        _ table: inout SettingsTable
    ) throws(SettingsError) -> [FileIgnore] {
        var ignores: [FileIgnore] = []
        for glob in table.allKeys() {
            let rules = try selectors(glob, in: &table) ?? []
            ignores.append(FileIgnore(glob: IgnoreFile(globs: [glob]), rules: rules))
        }
        return ignores
    }
}

/// A severity as settings name it.
private enum SeverityName: String, CaseIterable {
    case error
    case warning
    case info
    case off

    var severity: Severity? { Severity(rawValue: rawValue) }
}

extension LintSettings.ProfileSettings {
    fileprivate init(_ table: inout SettingsTable) throws(SettingsError) {
        let globs = try table.strings("glob")
        kind = try table.choice("kind", of: DocumentKind.self)
        profile = try table.choice("profile", of: Profile.self)
        requiredSections = try table.strings("required-sections")
        guard let globs else { throw table.problem(with: "glob", Self.noGlob) }
        glob = IgnoreFile(globs: globs)
    }

    private static let noGlob =
        "`glob` is missing; say which documents are meant, as in "
        + "`glob = [\"docs/runbooks/*.md\"]`"
}

extension RuleOptions {
    fileprivate init(_ table: inout SettingsTable) throws(SettingsError) {
        self.init()
        promptStyle = try table.choice("prompt-style", of: PromptStyle.self) ?? promptStyle
        placeholderStyle =
            try table.choice("placeholder-style", of: PlaceholderStyle.self) ?? placeholderStyle
        slug = try table.choice("slug", of: Slug.self) ?? slug
        linkRoots = try table.strings("link-roots") ?? []
        entryPoints = try table.strings("entry-points") ?? []
        shellcheck = try table.choice("shellcheck", of: ShellCheckUse.self) ?? shellcheck
        maxAge = try table.integer("max-age", in: 1...36_500)
        commands =
            try table.table("commands") { table throws(SettingsError) in
                var commands: [String: CommandOptions] = [:]
                for name in table.allKeys() {
                    commands[name] = try table.table(name) { table throws(SettingsError) in
                        try CommandOptions(&table)
                    }
                }
                return commands
            } ?? [:]
    }
}

extension CommandOptions {
    fileprivate init(_ table: inout SettingsTable) throws(SettingsError) {
        self.init()
        mutates = try table.strings("mutates") ?? []
        destructive = try table.strings("destructive") ?? []
        interactive = try table.strings("interactive") ?? []
        neverEnds = try table.strings("never-ends") ?? []
        displays = try table.strings("displays") ?? []
        checks = try table.strings("checks") ?? []
    }
}
