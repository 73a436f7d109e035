import CortexEngine
import CortexJournal

extension RunStore {
    /// Returns the run whose name begins with `name`; the newest where there is none.
    ///
    /// - Throws: `Refusal` of status `usage` if there are no runs; `JournalError` if none or several
    ///   have that name.
    func folder(selectedBy name: String?) throws -> RunFolder {
        guard let folder = try name.map(find) ?? newest() else {
            throw Refusal(.usage, "there are no runs yet; `cortex run FILE` makes one")
        }
        return folder
    }

    private func newest() throws -> RunFolder? {
        let names = try names().sorted()
        guard let second = names.last?.prefix(while: { $0 != "-" }) else { return nil }
        // Runs of one second are told apart by their first records.
        let newest = try names.filter { $0.hasPrefix(second) }.compactMap {
            try folder($0).summary()
        }
        return try newest.max { $0.started.wall < $1.started.wall }.map { try folder($0.name) }
    }
}
