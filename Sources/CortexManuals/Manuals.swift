import CortexLint

/// Everything that is made of the rules' doc comments: the program's own copy, and the pages.
struct Manuals {
    private let sources: [RuleSource]
    private let rules: [RuleDescription]

    /// - Throws: if a rule has no manual, or two have the same code.
    init(_ sources: [RuleSource], rules: [RuleDescription]) throws {
        for rule in rules {
            let count = sources.count { $0.code == rule.code }
            guard count == 1 else { throw ManualError.notOne(rule.code, count) }
        }
        self.sources = sources.filter { source in rules.contains { $0.code == source.code } }
            .sorted { $0.code < $1.code }
        self.rules = rules
    }

    /// The files by their paths below the project's folder.
    var files: [String: String] {
        var files = [
            "Sources/CortexLint/Manual/Manuals.swift": swift,
            "docs/lint/README.md": index,
        ]
        for (source, rule) in described {
            files["docs/lint/\(rule.page)"] = page(source, rule)
        }
        return files
    }

    private var described: [(RuleSource, RuleDescription)] {
        sources.compactMap { source in
            rules.first { $0.code == source.code }.map { (source, $0) }
        }
    }

    private var swift: String {
        let manuals = sources.map { source in
            """
                    RuleManual(
                        "\(source.code)",
                        ###"\(source.summary)"###,
            ###\"""
            \(source.body)
            \"""###
                    ),

            """
        }
        return """
            // swift-format-ignore-file
            // Generated from the doc comments of the rules by `make lint-manuals`.

            enum Manuals {
                static let all: [RuleManual] = [
            \(manuals.joined())    ]
            }

            """
    }

    private func page(_ source: RuleSource, _ rule: RuleDescription) -> String {
        """
        # \(rule.code) \(rule.name)

        \(source.summary)

        \(rule.facts)

        \(source.body)

        """
    }

    private var index: String {
        var text = """
            # The rules of `cortex lint`

            A page a rule, as `cortex lint --explain CODE` shows it. A level holds the rules of the
            levels before it: `min`, `default`, `release`, `all`.

            [Settings](settings.md) say what is asked of which document,
            [the forms of the report](formats.md) what comes out. [How often the rules are
            wrong](quality.md) was measured on 316 runbooks of others, and [what they
            find](seed.md) in the one that Cortex was made for is explained line by line.

            """
        for (family, title) in Self.families {
            let rules = described.filter { $0.1.code.hasPrefix(family) }
            guard !rules.isEmpty else { continue }
            text += "\n## \(family): \(title)\n\n| rule | severity | level | finds |\n"
            text += "|---|---|---|---|\n"
            for (source, rule) in rules {
                let finds = source.summary.replacing("|", with: "\\|")
                text += "| [\(rule.code) \(rule.name)](\(rule.page)) | \(rule.severity) "
                text += "| \(rule.level) | \(finds) |\n"
            }
        }
        return text
    }

    private static let families = [
        ("STR", "structure"), ("CRI", "criteria and validation"), ("CMD", "commands"),
        ("PLH", "placeholders and variables"), ("SAF", "safety"),
        ("TRM", "termination and interaction"), ("LNK", "links and evidence"),
        ("XDC", "consistency across documents"), ("TRU", "hidden text"), ("STY", "house style"),
    ]
}

/// Why the manuals cannot be made.
enum ManualError: Error, CustomStringConvertible {
    case notOne(String, Int)

    var description: String {
        switch self {
        case .notOne(let code, let count):
            "\(code): \(count) doc comments stand before an `enum` with that code; it needs one"
        }
    }
}
