import SystemPackage
import Testing

@testable import CortexLint

/// Checks that `rule` finds in `documents`, each by its path, exactly what is marked in them.
///
/// The documents stand in `sample`'s repository, or in none.
func expect(
    _ rule: any CorpusRule.Type,
    finds documents: [(path: String, text: String)],
    in sample: SampleRepository? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let repository = sample?.repository
    let facts = try documents.map { path, text in
        try DocumentFacts(
            LintDocument(
                Array(Marked(text).text.utf8),
                path: path,
                location: sample.flatMap { sample in
                    repository.flatMap { Location(of: sample.root.pushing(FilePath(path)), in: $0) }
                }
            )
        )
    }
    var found: [CorpusFinding] = []
    rule.check(Corpus(facts, in: repository), &found)
    let marked = documents.enumerated().map { index, document in
        let ranges = found.filter { $0.document == index }.map(\.finding.range)
        return Marked(
            Marked(document.text).text,
            ranges: ranges.sorted {
                $0.lowerBound < $1.lowerBound
            }
        ).description
    }
    #expect(marked == documents.map(\.text), sourceLocation: sourceLocation)
}
