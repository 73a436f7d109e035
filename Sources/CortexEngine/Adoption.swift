package import CortexJournal
import CortexRunbook

/// A changed runbook that a run goes on with: what of it is matched to what the run has done.
package struct Adoption {
    private let match: RunbookMatch
    private let digest: String

    package init(_ match: RunbookMatch) {
        self.match = match
        digest = match.new.digest
    }

    /// Keeps the new runbook's `bytes` in the run's folder and records that the run goes on with it.
    ///
    /// - Throws: `JournalError`, and `Errno` if the copy cannot be kept.
    package func write(to record: RunRecord, bytes: [UInt8], by: String?) throws {
        let file = try record.folder.addRunbook(bytes)
        for part in parts {
            try record.append(.stepsMatched(part))
        }
        try record.append(
            .runbookAdopted(
                .init(file: file, digest: digest, added: match.counts[.added] ?? 0, by: by)
            )
        )
    }

    /// The matches in pieces that fit a record.
    private var parts: [StepsMatched] {
        let telling = match.pairs.filter { $0.kind != .same && $0.kind != .added }
        return stride(from: 0, to: telling.count, by: Self.most).map { start in
            var part = StepsMatched()
            for pair in telling[start..<min(start + Self.most, telling.count)] {
                add(pair, to: &part)
            }
            return part
        }
    }

    private func add(_ pair: RunbookMatch.Pair, to part: inout StepsMatched) {
        guard let old = pair.old.map({ match.old.items[$0].id }) else { return }
        guard let new = pair.new.map({ match.new.items[$0].id }) else {
            part.removed.append(old)
            return
        }
        if old != new { part.moved[old] = new }
        if pair.kind == .changed { part.changed.append(new) }
    }

    /// So many pairs fit into a record, whatever their ids.
    private static let most = 100
}

extension Adoption {
    /// What the run has come to, seen from the new runbook.
    package func applied(to state: RunState) -> RunState {
        state.adopting(parts, digest: digest)
    }
}
