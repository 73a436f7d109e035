extension LintPolicy {
    /// What holds for a document, as lines for a person: `--show-config`.
    package var description: String {
        var lines = [
            "fail-on = \(failOn.rawValue)",
            "kind = \(options.kind?.rawValue ?? "by its shape")",
            "profile = \(options.profile?.rawValue ?? "by its shape")",
            "prompt-style = \(options.promptStyle.rawValue)",
            "placeholder-style = \(options.placeholderStyle.rawValue)",
            "slug = \(options.slug.rawValue)",
            "shellcheck = \(options.shellcheck.rawValue)",
        ]
        if !options.linkRoots.isEmpty { lines.append("link-roots = \(options.linkRoots)") }
        if !options.entryPoints.isEmpty { lines.append("entry-points = \(options.entryPoints)") }
        if let maxAge = options.maxAge { lines.append("max-age = \(maxAge)") }
        if let sections = options.requiredSections {
            lines.append("required-sections = \(sections)")
        }
        for name in options.commands.keys.sorted() { lines.append("commands.\(name)") }
        lines += linter.descriptions.map { rule in
            "\(rule.code) \(rule.name) \(linter.severity(of: rule).rawValue)"
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
