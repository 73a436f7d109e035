package import CortexJournal
import CortexRunbook

/// Checks a bundle, or a run's folder, against itself and against keys from outside.
///
/// The levels are checked in order, and the first that is contradicted is the last: what stands on
/// damaged ground says nothing.
package struct Verifier: Sendable {
    private let trust: Trust

    package init(_ trust: Trust = Trust()) {
        self.trust = trust
    }

    /// Checks an archive, which `read` gives piece by piece.
    ///
    /// - Throws: what `read` throws.
    package func verify(
        _ read: ((ArraySlice<UInt8>) throws -> Void) throws -> Void
    ) throws -> Verification {
        var verification = Verification()
        do {
            var reader = TarReader(MemberTable())
            try read { piece in try reader.feed(piece) }
            let table = try reader.finish()
            verification.add(.archive, .good, Self.plain(table.members.count))
            verifyBundle(table.members, &verification)
        } catch let refused as Refused {
            verification.add(.archive, .refused, "Refused: \(refused.description).")
        }
        return verification
    }

    /// Checks the archive `bytes`.
    package func verify(_ bytes: [UInt8]) -> Verification {
        do {
            return try verify { body in try body(bytes[...]) }
        } catch {
            var verification = Verification()
            verification.add(.archive, .refused, "Refused: \(error).")
            return verification
        }
    }

    /// Checks a run in its folder, which has neither manifest nor statement.
    ///
    /// - Throws: `JournalError` where the journal cannot be read for another reason than damage;
    ///   what keeps a file from being read.
    package func verify(_ folder: RunFolder) throws -> Verification {
        var verification = Verification()
        let contents: RunContents
        do {
            contents = try RunContents(folder)
        } catch let error as JournalError where error.kind == .damaged {
            verification.add(.journal, .contradiction, "The journal is damaged.", ["\(error)"])
            return verification
        }
        let members = try MemberTable(contents.files).members
        verifyRun(members, statement: nil, &verification)
        return verification
    }

    private func verifyBundle(_ members: [String: Member], _ verification: inout Verification) {
        do {
            let manifest = try Manifest(reading: try bytes(of: Manifest.name, in: members))
            let strangers = differences(manifest, members)
            guard strangers.isEmpty else {
                verification.add(.files, .contradiction, Self.otherFiles, strangers)
                return
            }
            verification.add(.files, .good, Self.sameFiles(manifest.entries.count))
            let statement = try bytes(of: Statement.name, in: members)
            let claim = try refusing(Statement.name) { () throws(Refused) in
                try StrictJSON.decode(Statement.self, from: statement)
            }
            verifyRun(members, statement: claim, &verification)
        } catch {
            verification.add(.files, .refused, "Refused: \(error.description).")
        }
    }

    /// Checks everything that is about the run; `statement` is `nil` for a run's folder.
    private func verifyRun(
        _ members: [String: Member],
        statement: Statement?,
        _ verification: inout Verification
    ) {
        do {
            let evidence = try Evidence(members, statement: statement)
            for check in Self.checks {
                try check(evidence, trust, &verification)
                if verification.result >= .contradiction { return }
            }
        } catch let damage as Contradiction {
            verification.add(damage.level, .contradiction, damage.sentence, damage.details)
        } catch let refused as Refused {
            verification.add(.journal, .refused, "Refused: \(refused.description).")
        } catch {
            verification.add(.journal, .refused, "Refused: \(error).")
        }
    }

    private typealias Check = @Sendable (Evidence, Trust, inout Verification) throws -> Void

    private static let checks: [Check] = [
        { evidence, _, verification in try StatementCheck(evidence).run(&verification) },
        { evidence, _, verification in try OrderCheck(evidence).run(&verification) },
        { evidence, _, verification in try ContentsCheck(evidence).run(&verification) },
        { evidence, trust, verification in
            try SignatureCheck(evidence, trust).run(&verification)
        },
        { evidence, _, verification in CompletenessCheck(evidence).run(&verification) },
    ]

    private func bytes(
        of name: String,
        in members: [String: Member]
    ) throws(Refused) -> [UInt8] {
        guard let bytes = members[name]?.bytes else { throw Refused("\(name) is missing") }
        return bytes
    }

    /// Returns what of the archive the manifest does not list, and the other way about.
    private func differences(_ manifest: Manifest, _ members: [String: Member]) -> [String] {
        var differences: [String] = []
        var listed: Set<String> = []
        for entry in manifest.entries {
            listed.insert(entry.path)
            guard !Manifest.unlisted.contains(entry.path), let member = members[entry.path] else {
                differences.append("\(entry.path) is missing")
                continue
            }
            if member.sha256 != entry.sha256 { differences.append("\(entry.path) was changed") }
        }
        let others = members.keys.filter { !listed.contains($0) && !Manifest.unlisted.contains($0) }
        return differences + others.sorted().map { "\($0) was added" }
    }
}

/// Puts the file's name before what is wrong with it.
func refusing<Value>(
    _ name: String,
    _ body: () throws(Refused) -> Value
) throws(Refused) -> Value {
    do {
        return try body()
    } catch {
        throw Refused("\(name): \(error.description)")
    }
}

/// Something that cannot be, found on the way to a check.
struct Contradiction: Error {
    var level: Verification.Level
    var sentence: String
    var details: [String] = []
}

extension Verifier {
    private static func plain(_ count: Int) -> String {
        "The archive is plain: \(count) files, nothing else."
    }

    private static func sameFiles(_ count: Int) -> String {
        "All \(count) files are as the manifest says, none is missing and none was added."
    }

    private static let otherFiles = "The files are not those of the manifest."
}
