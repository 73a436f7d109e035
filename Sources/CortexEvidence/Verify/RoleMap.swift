import CortexJournal

/// Who holds which roles, as the person who verifies says.
///
/// A file of lines `PRINCIPAL: ROLE, ROLE`; `#` begins a comment.
package struct RoleMap: Sendable, Equatable {
    private var roles: [PersonName: Set<PersonName>] = [:]

    /// Reads a file of that form.
    package init(reading text: String) throws(Refused) {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let content = line.prefix { $0 != "#" }
            if content.allSatisfy(\.isWhitespace) { continue }
            let parts = content.split(separator: ":", maxSplits: 1)
            let names = parts.last?.split(separator: ",").map { PersonName(String($0)) } ?? []
            let person = PersonName(String(parts[0]))
            guard parts.count == 2, !person.isEmpty, !names.contains(where: \.isEmpty) else {
                throw Refused("line \(number + 1): is not `PRINCIPAL: ROLE, ROLE`")
            }
            roles[person, default: []].formUnion(names)
        }
    }

    func holds(_ person: String, _ role: String) -> Bool {
        roles[PersonName(person)]?.contains(PersonName(role)) == true
    }
}
