package import CortexRunbook

extension Settings {
    /// The words of labels and headings: the standard ones and those of `[labels]`.
    ///
    /// - Throws: if `[labels]` is not as `docs/settings.md` describes it.
    package func vocabulary() throws(SettingsError) -> Vocabulary {
        try read("labels") { table throws(SettingsError) in
            var vocabulary = Vocabulary.standard
            for meaning in Meaning.allCases {
                let key = meaning.rawValue
                for (index, label) in (try table.strings(key) ?? []).enumerated() {
                    guard vocabulary.add(label, as: meaning) else {
                        throw table.problem(with: key, at: index, Self.notALabel(label))
                    }
                }
            }
            return vocabulary
        } ?? .standard
    }

    private static func notALabel(_ label: String) -> String {
        "`\(label)` is no label: it needs letters, and at most \(Vocabulary.longest) bytes"
    }
}
