import CortexRunbook
import CortexSettings

extension LintSettings {
    /// These settings with what `other` says instead of them.
    package func overridden(by other: LintSettings) -> LintSettings {
        var result = self
        result.level = other.level ?? level
        result.select = other.select ?? select
        result.failOn = other.failOn ?? failOn
        result.manuals = other.manuals ?? manuals
        if !other.extend.isEmpty { result.extend = other.extend }
        if !other.ignore.isEmpty { result.ignore = other.ignore }
        if !other.exclude.isEmpty { result.exclude = other.exclude }
        result.severities.merge(other.severities) { $1 }
        result.perFile += other.perFile
        result.profiles += other.profiles
        result.options = options.overridden(by: other.options)
        return result
    }

    /// Settings of a command line, each `KEY=VALUE` as in `select=["PLH"]` or `level=release`.
    ///
    /// - Throws: `LintError` for what `[lint]` cannot hold.
    package init(overrides: [String]) throws(LintError) {
        guard !overrides.isEmpty else {
            self.init()
            return
        }
        let lines = overrides.map(Self.line)
        do {
            let text = Array(lines.joined(separator: "\n").utf8)
            self = try LintSettings(Settings(reading: text, path: "--config"))
        } catch {
            throw LintError("--config: \(error.message)")
        }
    }

    /// The line of TOML that `KEY=VALUE` stands for: a word that is no value is a string.
    private static func line(_ override: String) -> String {
        let parts = override.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let key = parts[0].hasPrefix("lint.") ? String(parts[0]) : "lint.\(parts[0])"
        let value = parts.count > 1 ? parts[1] : ""
        let isWord = value.utf8.first.map { $0.isASCIILetter } ?? false
        let isFlag = value == "true" || value == "false"
        return isWord && !isFlag ? "\(key) = \"\(value)\"" : "\(key) = \(value)"
    }
}

extension RuleOptions {
    fileprivate func overridden(by other: RuleOptions) -> RuleOptions {
        let standard = RuleOptions.standard
        var result = self
        if other.promptStyle != standard.promptStyle { result.promptStyle = other.promptStyle }
        if other.placeholderStyle != standard.placeholderStyle {
            result.placeholderStyle = other.placeholderStyle
        }
        if other.slug != standard.slug { result.slug = other.slug }
        if !other.linkRoots.isEmpty { result.linkRoots = other.linkRoots }
        if !other.entryPoints.isEmpty { result.entryPoints = other.entryPoints }
        if other.shellcheck != standard.shellcheck { result.shellcheck = other.shellcheck }
        result.maxAge = other.maxAge ?? maxAge
        result.today = other.today ?? today
        result.commands.merge(other.commands) { $1 }
        return result
    }
}
