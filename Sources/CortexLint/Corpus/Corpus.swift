/// Documents that stand side by side, as far as rules compare them.
package struct Corpus: Sendable {
    package let documents: [DocumentFacts]
    /// What the documents can refer to; `nil` where they are in no one place.
    package let repository: Repository?

    package init(_ documents: [DocumentFacts], in repository: Repository?) {
        self.documents = documents
        self.repository = repository
    }
}

/// Something to look for in several documents at once; one file each, as with `Rule`.
package protocol CorpusRule: Sendable {
    static var about: RuleDescription { get }

    /// Adds what it finds.
    static func check(_ corpus: Corpus, _ findings: inout [CorpusFinding])
}

/// A finding with the document that it is in.
package struct CorpusFinding: Sendable, Equatable {
    /// The index of the document in the corpus.
    package var document: Int
    package var finding: Finding

    package init(_ document: Int, _ finding: Finding) {
        self.document = document
        self.finding = finding
    }
}
