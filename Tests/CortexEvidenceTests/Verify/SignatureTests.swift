import CortexJournal
import CortexRunbook
import Testing

@testable import CortexEvidence

/// Whose signature counts, for what, and when.
@Suite struct SignatureTests {
    /// Puts the signature of another place where `index` counts those of the gates' decisions.
    private static func move(
        _ other: Sample,
        _ from: Int,
        into sample: Sample,
        _ index: Int
    ) throws -> Verification {
        let places = sample.events.indices.filter { sample.events[$0].signed != nil }
        let source = try #require(other.events.compactMap(\.signed).dropFirst(from).first)
        var moved = sample
        var event = try #require(moved.events[places[index]].signed)
        (event.statementSHA256, event.signatureSHA256) = (
            source.statementSHA256, source.signatureSHA256
        )
        moved.events[places[index]] = .gateSigned(event)
        moved.files = moved.files.filter { !$0.key.hasPrefix("gates/") }
        for case .gateSigned(let event) in moved.events {
            let digest = event.statementSHA256 ?? ""
            for path in ["gates/\(digest).json", "gates/\(digest).json.sig"] {
                moved.files[path] = sample.files[path] ?? other.files[path]
            }
        }
        return Verifier(try .all()).verify(try moved.sealed())
    }

    @Test func `a signature counts for its run and its gate only`() throws {
        let runs = try ["a", "b", "c"].map { try Sample(run: $0) }
        for (from, other) in runs.enumerated() {
            for source in [0, 2, 5] {
                for target in [0, 2, 5] {
                    let result = try Self.move(other, source, into: runs[0], target).result
                    let isSame = from == 0 && source == target
                    #expect(
                        result == (isSame ? .good : .contradiction),
                        "\(from) \(source) \(target)"
                    )
                }
            }
        }
    }

    @Test func `a signature that was made for something else is none`() throws {
        var ann = Sample.ann
        ann.namespace = "git"
        let sample = try Sample(people: [ann, Sample.bo])
        let verification = Verifier(try .all()).verify(try sample.sealed())
        #expect(verification.result == .contradiction)
        #expect(
            verification.findings.last?.details.first
                == "the signature for gate `Build gate` was made for something else"
        )
    }

    @Test func `a stranger's signature is not trusted`() throws {
        let sample = try Sample(people: [Person("Ann"), Sample.bo])
        let verification = Verifier(try .all()).verify(try sample.sealed())
        #expect(verification.result == .untrusted)
        #expect(!verification.signers.contains("Ann (Reviewer)"))
    }

    @Test func `a person with two names is one by key`() throws {
        var twin = Person("Bo Lee")
        twin.key = Sample.ann.key
        let sample = try Sample(people: [Sample.ann, twin])
        var keys = KnownKeys.all
        keys.entries.append(KnownKeys.Entry(twin))
        let trust = Trust(checker: keys, roles: try Trust.all().roles)
        let verification = Verifier(trust).verify(try sample.sealed())
        #expect(verification.result == .untrusted)
        #expect(
            verification.findings.flatMap(\.details).first
                == "gate `Build gate`: Ann and Bo Lee are the same person by key"
        )
    }

    @Test func `the same person twice does not pass a gate`() throws {
        let sample = try Sample(people: [Sample.ann, Sample.ann])
        let verification = Verifier(try .all()).verify(try sample.sealed())
        #expect(verification.result == .contradiction)
    }

    @Test func `a role that the rule does not want does not pass a gate`() throws {
        let sample = try Sample(role: "Operator")
        let verification = Verifier(try .all()).verify(try sample.sealed())
        #expect(verification.result == .contradiction)
    }

    static let roles: [(String?, [String])] = [
        ("Ann: Operator\nBo Lee: Reviewer", ["gate `Build gate`: Ann is not Reviewer"]),
        (
            nil,
            [
                "gate `Build gate`: whether Ann is Reviewer was not checked, for no roles were given"
            ]
        ),
    ]

    @Test(arguments: roles)
    func `a role that nobody outside confirms is not trusted`(
        _ roles: String?,
        _ detail: [String]
    ) throws {
        let trust = Trust(
            checker: KnownKeys.all,
            roles: try roles.map { try RoleMap(reading: $0) }
        )
        let verification = Verifier(trust).verify(try Sample().sealed())
        #expect(verification.result == .untrusted)
        #expect(verification.findings.flatMap(\.details).prefix(1) == detail[...])
    }

    @Test(arguments: [("20270101000000Z", "9"), ("", "20260101000000Z")])
    func `a key that is not yet or no longer valid is not trusted`(
        _ after: String,
        _ before: String
    ) throws {
        var keys = KnownKeys.all
        for index in keys.entries.indices where keys.entries[index].principal == "Ann" {
            keys.entries[index].after = after
            keys.entries[index].before = before
        }
        let trust = Trust(checker: keys, roles: try Trust.all().roles)
        let verification = Verifier(trust).verify(try Sample().sealed())
        #expect(verification.result == .untrusted)
    }

    @Test func `without keys from outside nobody is trusted`() throws {
        let verification = Verifier().verify(try Sample().sealed())
        #expect(verification.result == .untrusted)
        #expect(verification.signers == [])
    }

    @Test func `a decision without a key is a name, and not more`() throws {
        var sample = try Sample()
        for index in sample.events.indices {
            guard var event = sample.events[index].signed else { continue }
            (event.statementSHA256, event.signatureSHA256) = (nil, nil)
            sample.events[index] = .gateSigned(event)
        }
        // Heads are those of the new chain.
        for index in sample.events.indices {
            guard var event = sample.events[index].signed else { continue }
            event.head = sample.records[index - 1].hash
            sample.events[index] = .gateSigned(event)
        }
        sample.files = sample.files.filter { !$0.key.hasPrefix("gates/") }
        let verification = Verifier(try .all()).verify(try sample.sealed())
        #expect(verification.result == .untrusted)
        #expect(
            verification.findings.flatMap(\.details).first
                == "Ann passed gate `Build gate` without a key that is trusted"
        )
    }
}

extension RunEvent {
    fileprivate var signed: GateSigned? {
        if case .gateSigned(let event) = self { event } else { nil }
    }
}
