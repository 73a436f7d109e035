/// One path of a local service, asked on different ports by documents of one folder.
///
/// Every good rollback is declared failed, because its page asks port 8080 and the service
/// listens on 8900.
///
/// Ports that one document uses side by side belong to different services and are left alone.
/// Which port is right is not guessed.
///
/// ## Bad
/// ```markdown
/// Two documents of one folder, each with one of:
///
///     curl -fsS http://127.0.0.1:8900/health
///     curl -fsS http://127.0.0.1:8080/health
/// ```
///
/// ## Good
/// ```bash
/// API=http://127.0.0.1:8900
/// curl -fsS "$API/health"
/// ```
enum ConflictingEndpoint: CorpusRule {
    static let about = RuleDescription("XDC002", "conflicting-endpoint", .warning, level: .release)

    static func check(_ corpus: Corpus, _ findings: inout [CorpusFinding]) {
        let pairs = FactPairs(corpus, \.endpoints, name: \.path, value: { "\($0.port)" })
        for pair in pairs.conflicts {
            let (own, other) = (pair.own.fact, pair.other.fact)
            let document = corpus.documents[pair.other.document]
            findings.append(
                CorpusFinding(
                    pair.own.document,
                    .ports(own, other, in: document)
                )
            )
        }
    }
}

extension Finding {
    fileprivate static func ports(
        _ own: Endpoint,
        _ other: Endpoint,
        in document: DocumentFacts
    ) -> Finding {
        Finding(
            own.range,
            "`\(own.path)` is asked on port \(own.port) here and on port \(other.port) elsewhere",
            help: "find out which port is right, and name it once in a variable",
            related: [
                Related(
                    path: document.path,
                    line: document.line(of: other.range),
                    message: "port \(other.port) here"
                )
            ]
        )
    }
}
