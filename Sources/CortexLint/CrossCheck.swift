import CortexRunbook

/// Compares the documents of each repository.
struct CrossCheck {
    /// What is known of one document.
    struct Member: Sendable {
        let facts: DocumentFacts
        let repository: Repository?
    }

    /// What is found in each document, by its path, with the rule that found it.
    private(set) var findings: [String: [(rule: RuleDescription, finding: Finding)]] = [:]

    init(_ members: [Member], rules: [any CorpusRule.Type] = Catalogue.consistency) {
        var groups: [ObjectIdentifier?: [Member]] = [:]
        for member in members {
            groups[member.repository.map(ObjectIdentifier.init), default: []].append(member)
        }
        for group in groups.values {
            let corpus = Corpus(group.map(\.facts), in: group.first?.repository)
            for rule in rules {
                var found: [CorpusFinding] = []
                rule.check(corpus, &found)
                for one in found {
                    let path = corpus.documents[one.document].path
                    findings[path, default: []].append((rule.about, one.finding))
                }
            }
        }
    }
}
