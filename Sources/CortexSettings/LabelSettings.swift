package import CortexRunbook

/// The labels that a house uses besides the usual ones: `[labels]` of its settings.
package struct LabelSettings: Sendable, Equatable {
    /// The settings file, for messages and for the record.
    package let path: String
    /// The SHA-256 of the settings file, 64 hexadecimal digits.
    package let digest: String
    /// The labels as written; no meaning without any.
    package let labels: [Meaning: [String]]

    /// The most labels that a file may add (so that the first record of a run can hold them).
    package static let limit = 256
}

extension Settings {
    /// What `[labels]` says; `nil` if the file has no such table.
    ///
    /// - Throws: if it is not as `docs/settings.md` describes it.
    package func labels() throws(SettingsError) -> LabelSettings? {
        let labels = try read("labels") { table throws(SettingsError) in
            var labels: [Meaning: [String]] = [:]
            var count = 0
            for meaning in Meaning.allCases {
                let added = try table.strings(meaning.rawValue) ?? []
                try Self.check(added, of: meaning, in: table)
                count += added.count
                guard count <= LabelSettings.limit else {
                    throw table.problem(with: meaning.rawValue, Self.tooMany)
                }
                if !added.isEmpty { labels[meaning] = added }
            }
            return labels
        }
        return labels.map { LabelSettings(path: path, digest: digest, labels: $0) }
    }

    private static func check(
        _ labels: [String],
        of meaning: Meaning,
        in table: SettingsTable
    ) throws(SettingsError) {
        for (index, label) in labels.enumerated() where !Vocabulary.canAdd(label) {
            throw table.problem(with: meaning.rawValue, at: index, notALabel(label))
        }
    }
}

extension Settings {
    private static func notALabel(_ label: String) -> String {
        "`\(label)` is no label: it needs a letter, and at most \(Vocabulary.longest) bytes"
    }

    private static let tooMany = "`[labels]` has over \(LabelSettings.limit) labels; keep fewer"
}
