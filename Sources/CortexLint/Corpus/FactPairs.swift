/// Facts of the same name that documents of one folder tell differently.
struct FactPairs<Fact: Sendable> {
    struct Place {
        let document: Int
        let fact: Fact
    }

    /// For each document and name the first fact, and the first one of another document that
    /// contradicts it.
    private(set) var conflicts: [(own: Place, other: Place)] = []

    /// Compares the `facts` of documents: those of equal `name` should have an equal `value`.
    init(
        _ corpus: Corpus,
        _ facts: KeyPath<DocumentFacts, [Fact]>,
        name: (Fact) -> String,
        value: (Fact) -> String
    ) {
        /// What a document says, each value once.
        var said: [String: [(place: Place, values: Set<String>)]] = [:]
        var order: [String] = []
        /// Values that a document has side by side, whatever their names, mean different things.
        var together: [Set<String>] = []
        for (index, document) in corpus.documents.enumerated() where document.kind != .record {
            let all = document[keyPath: facts]
            together.append(Set(all.map(value)))
            var first: [String: Fact] = [:]
            var values: [String: Set<String>] = [:]
            for fact in all {
                first[name(fact)] = first[name(fact)] ?? fact
                values[name(fact), default: []].insert(value(fact))
            }
            for (name, fact) in first.sorted(by: { $0.key < $1.key }) {
                let key = "\(document.folder)\n\(name)"
                if said[key] == nil { order.append(key) }
                let place = Place(document: index, fact: fact)
                said[key, default: []].append((place, values[name] ?? []))
            }
        }
        for key in order {
            let places = said[key] ?? []
            for own in places where own.values.count == 1 {
                let other = places.first { other in
                    other.values.count == 1 && other.values != own.values
                        && !together.contains { $0.isSuperset(of: own.values.union(other.values)) }
                }
                if let other { conflicts.append((own.place, other.place)) }
            }
        }
    }
}
