import CortexRunbook

/// What other documents may contradict: small enough to be kept of each.
package struct DocumentFacts: Sendable {
    /// The path as findings show it.
    package let path: String
    /// The path from the repository's root; `nil` if the document is in none.
    let place: String?
    let kind: DocumentKind
    /// Whether the settings say that it needs no link to it.
    let isEntryPoint: Bool
    /// Whether a runner would find something to do.
    let hasCommands: Bool
    let mentions: [PathMention]
    let endpoints: [Endpoint]
    let units: [UnitMention]
    let locations: [HostPath]
    /// The 1-based line of each fact's first byte.
    private let lines: [Int: Int]

    package init(_ document: LintDocument) {
        path = document.path
        place = document.location?.path
        kind = document.kind
        isEntryPoint = document.options.isEntryPoint(document.location?.path ?? document.path)
        hasCommands = !document.scripts.isEmpty
        mentions = PathMention.all(in: document)
        endpoints = Endpoint.all(in: document)
        units = UnitMention.all(in: document)
        locations = HostPath.all(in: document)
        let offsets =
            mentions.map(\.range.lowerBound) + endpoints.map(\.range.lowerBound)
            + units.map(\.range.lowerBound) + locations.map(\.range.lowerBound)
        lines = Dictionary(
            offsets.map { ($0, document.source.line(at: $0)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The 1-based line of a fact.
    func line(of range: Range<Int>) -> Int { lines[range.lowerBound] ?? 1 }

    /// The folder that the document shares with those that must agree with it.
    var folder: String { RepositoryPath.folder(of: place ?? path) }
}
