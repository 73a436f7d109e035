import CortexJournal
import Testing

@testable import CortexEvidence

/// What somebody without keys, and with the machine's key, can change: nothing that is not noticed.
@Suite struct TamperTests {
    @Test func `what was recorded verifies, and says who signed`() throws {
        let verification = Verifier(try .all()).verify(try Sample().sealed())
        #expect(verification.result == .good, "\(verification.findings)")
        let people = ["Ann (Reviewer)", "Bo Lee (Reviewer)"]
        #expect(verification.signers == ["machine (export)"] + people + people + people)
        #expect(
            verification.summary.hasSuffix("Not anchored: time is the operator's claim.")
        )
    }

    @Test func `every changed byte is noticed`() throws {
        let bundle = try Sample().sealed()
        let verifier = Verifier(try .all())
        var unnoticed: [Int] = []
        for place in Share.of(bundle.count, oneIn: 48) {
            for bit: UInt8 in [0x01, 0x80] {
                var changed = bundle
                changed[place] ^= bit
                if verifier.verify(changed).result < .contradiction { unnoticed.append(place) }
            }
        }
        #expect(unnoticed == [])
    }

    @Test func `an archive that is cut anywhere is refused`() throws {
        let bundle = try Sample().sealed()
        let cuts = Share.of(bundle.count, oneIn: 200)
        let accepted = cuts.filter {
            Verifier().verify(Array(bundle.prefix($0))).result != .refused
        }
        #expect(accepted == [])
    }

    /// What can be done to a list of records.
    static let edits: [(name: String, edit: @Sendable ([RunEvent], Int) -> [RunEvent]?)] = [
        (
            "left out",
            { events, place in
                var events = events
                events.remove(at: place)
                return events
            }
        ),
        ("repeated", { events, place in Array(events[...place] + events[place...]) }),
        (
            "swapped with the next",
            { events, place in
                guard place + 1 < events.count else { return nil }
                var events = events
                events.swapAt(place, place + 1)
                return events
            }
        ),
        (
            "behind a made-up one",
            { events, place in
                let made = RunEvent.stepOverridden(
                    StepOverridden(item: "1/1", line: 5, reason: "because")
                )
                return Array(events[..<place] + [made] + events[place...])
            }
        ),
    ]

    @Test(arguments: edits.map(\.name))
    func `a record that is changed without keys is noticed`(_ name: String) throws {
        let sample = try Sample()
        let edit = try #require(Self.edits.first { $0.name == name }?.edit)
        let sealed = try Sample.seal(sample.contents)
        let verifier = Verifier(try .all())
        for place in sample.events.indices {
            guard let events = edit(sample.events, place) else { continue }
            // The chain is made anew, and so is the manifest; the statement is beyond reach.
            var files = sample.contents
            files[BundleNames.journal] = Sample.records(of: events, run: sample.run).flatMap(\.line)
            var forged = try Sample.seal(files)
            for name in [Statement.name, Envelope.name, Statement.signatureName] {
                forged[name] = sealed[name]
            }
            let result = verifier.verify(Sample.archive(forged)).result
            #expect(result == .contradiction, "record \(place)")
        }
    }

    @Test(arguments: edits.map(\.name))
    func `a record that is changed with the machine's key is noticed before a signature`(
        _ name: String
    ) throws {
        let sample = try Sample()
        let edit = try #require(Self.edits.first { $0.name == name }?.edit)
        let last = try #require(sample.events.lastIndex { $0.isGateSigned })
        let verifier = Verifier(try .all())
        for place in 0...last {
            guard let events = edit(sample.events, place) else { continue }
            var forged = sample
            forged.events = events
            let result = verifier.verify(try forged.sealed()).result
            #expect(result == .contradiction, "record \(place)")
        }
    }

    @Test func `a run that is sealed with another key is not trusted`() throws {
        let verification = Verifier(try .all()).verify(try Sample().sealed(by: MachineKey()))
        #expect(verification.result == .untrusted)
    }

    @Test func `a record that is cut short anywhere is never good`() throws {
        let sample = try Sample()
        let verifier = Verifier(try .all())
        for count in 1..<sample.events.count {
            var cut = sample
            cut.events = Array(sample.events.prefix(count))
            let result = verifier.verify(try cut.sealed()).result
            #expect(result >= .incomplete, "\(count) records")
        }
    }

    @Test func `a journal with a torn end is no export's`() throws {
        let sample = try Sample()
        var files = sample.contents
        files[BundleNames.journal]?.append(contentsOf: Array(#"{"h":"#.utf8))
        let verification = Verifier(try .all()).verify(Sample.archive(try Sample.seal(files)))
        #expect(verification.result == .contradiction)
    }

    /// Changes of files that the manifest is made to follow, by somebody with the machine's key.
    static let files: [(path: String, bytes: [UInt8]?)] = [
        ("steps/001.1/script.sh", Array("echo other".utf8)), ("steps/001.1/script.sh", nil),
        ("steps/001.1/output.raw", Array("fine\n".utf8)), ("steps/002.1/output.raw", nil),
        ("steps/001.1/exit.json", Array("{}".utf8)), ("run/runbook.md", Array("# Other\n".utf8)),
        ("run/runbook.md", nil), ("run/runbook-2.md", Array("# Other\n".utf8)),
        ("steps/004.1/output.raw", Array("more".utf8)), ("shells/001/output.raw", []),
        ("gates/more.json", Array("{}".utf8)), ("run/blocks.json", nil),
        ("run/blocks.json", Array(#"{"schema":"cortex-blocks/1","runbooks":[]}"#.utf8)),
    ]

    @Test(arguments: files.indices)
    func `a file that does not fit the record is noticed`(_ index: Int) throws {
        let (path, bytes) = Self.files[index]
        var files = try Sample().contents
        files[path] = bytes
        let verification = Verifier(try .all()).verify(Sample.archive(try Sample.seal(files)))
        #expect(verification.result >= .contradiction, "\(verification.findings)")
    }
}

extension RunEvent {
    fileprivate var isGateSigned: Bool {
        if case .gateSigned = self { true } else { false }
    }
}
