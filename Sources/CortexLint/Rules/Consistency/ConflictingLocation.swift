/// One systemd unit of two managers, or one data file in two folders.
///
/// You stop a unit that does not exist, and restore over a database that is in use.
///
/// Which of the two is right is not guessed: both documents are named. A document that uses both
/// means two things and is left alone.
///
/// ## Bad
/// ```markdown
/// Two documents of one folder, each with one of:
///
///     systemctl stop shop
///     systemctl --user stop shop.service
/// ```
///
/// ## Good
/// ```bash
/// systemctl --user stop shop.service
/// ```
enum ConflictingLocation: CorpusRule {
    static let about = RuleDescription("XDC003", "conflicting-location", .warning, level: .release)

    static func check(_ corpus: Corpus, _ findings: inout [CorpusFinding]) {
        let units = FactPairs(corpus, \.units, name: \.name, value: \.manager)
        for pair in units.conflicts {
            let document = corpus.documents[pair.other.document]
            findings.append(
                CorpusFinding(
                    pair.own.document,
                    .managers(pair.own.fact, pair.other.fact, in: document)
                )
            )
        }
        let files = FactPairs(corpus, \.locations, name: \.name, value: \.folder)
        for pair in files.conflicts {
            let document = corpus.documents[pair.other.document]
            findings.append(
                CorpusFinding(
                    pair.own.document,
                    .folders(pair.own.fact, pair.other.fact, in: document)
                )
            )
        }
    }
}

extension UnitMention {
    fileprivate var manager: String { isUser ? "the user's manager" : "the system's manager" }
}

extension Finding {
    fileprivate static func managers(
        _ own: UnitMention,
        _ other: UnitMention,
        in document: DocumentFacts
    ) -> Finding {
        Finding(
            own.range,
            "unit `\(own.name)` belongs to \(own.manager) here and to \(other.manager) elsewhere",
            help: "find out which one runs it, and write `--user` in both documents or in none",
            related: [
                Related(
                    path: document.path,
                    line: document.line(of: other.range),
                    message: "\(other.manager) here"
                )
            ]
        )
    }

    fileprivate static func folders(
        _ own: HostPath,
        _ other: HostPath,
        in document: DocumentFacts
    ) -> Finding {
        Finding(
            own.range,
            "`\(own.name)` is in `\(own.folder)` here and in `\(other.folder)` elsewhere",
            help: "find out which one is used, and name it once",
            related: [
                Related(
                    path: document.path,
                    line: document.line(of: other.range),
                    message: "`\(other.folder)` here"
                )
            ]
        )
    }
}
