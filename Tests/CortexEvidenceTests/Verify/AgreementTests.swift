import CortexJournal
import CortexRunbook
import Crypto
import Testing

@testable import CortexEvidence

/// The script in a bundle and `cortex verify` say the same of the same bundle.
@Suite(
    .enabled(
        if: ["sha256sum", "jq", "ssh-keygen"].allSatisfy(Shell.has),
        "skipped: needs sha256sum, jq and ssh-keygen"
    )
)
struct AgreementTests {
    /// What is done to the files of a bundle; `at` picks where.
    enum Mutation: CaseIterable {
        /// A byte of a file is another.
        case flip
        case remove
        case add
        case empty
        /// A byte is another, and the manifest follows.
        case flipAndList
        /// The machine seals the run without its last records.
        case cut
        /// The same, without a record in the middle.
        case leaveOut
        /// Another machine seals everything.
        case otherKey
        /// Two files have changed places, and the manifest follows.
        case swap
        /// A file is called otherwise.
        case rename
    }

    static func mutated(_ sample: Sample, _ mutation: Mutation, at: Int) throws -> [String: [UInt8]]
    {
        var files = try Sample.seal(sample.contents)
        let names = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let name = names[at * 7 % names.count]
        switch mutation {
        case .flip: files[name] = flipped(files[name] ?? [], at)
        case .remove: files[name] = nil
        case .add: files["steps/009.1/output\(at).raw"] = [1]
        case .empty: files[name] = []
        case .flipAndList:
            files[name] = flipped(files[name] ?? [], at)
            relist(&files)
        case .cut, .leaveOut:
            var sample = sample
            let place = 1 + at % (sample.events.count - 1)
            sample.events =
                mutation == .cut
                ? Array(sample.events[..<place])
                : sample.events.enumerated()
                    .filter { $0.offset != place }.map(\.element)
            return try Sample.seal(sample.contents)
        case .otherKey: return try Sample.seal(sample.contents, by: MachineKey())
        case .swap:
            let other = names[(at * 11 + 3) % names.count]
            (files[name], files[other]) = (files[other], files[name])
            relist(&files)
        case .rename:
            files["run/x\(at)"] = files[name]
            files[name] = nil
        }
        return files
    }

    private static func flipped(_ bytes: [UInt8], _ at: Int) -> [UInt8] {
        guard !bytes.isEmpty else { return [1] }
        var bytes = bytes
        bytes[at * 131 % bytes.count] ^= 1
        return bytes
    }

    private static func relist(_ files: inout [String: [UInt8]]) {
        let listed = files.filter { !Manifest.unlisted.contains($0.key) }
        files[Manifest.name] =
            Manifest(
                listed.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                    .map { Manifest.Entry(sha256: Digest.hex(of: $0.value), path: $0.key) }
            ).bytes
    }

    private static let allowed = [
        "machine namespaces=\"cortex-run-v1\" " + Sample.machine.publicKey.line(comment: ""),
        "Ann namespaces=\"cortex-gate-v1\" "
            + PublicKey(Sample.ann.key.publicKey).line(comment: ""),
        "\"Bo Lee\" namespaces=\"cortex-gate-v1\" "
            + PublicKey(Sample.bo.key.publicKey).line(comment: ""),
    ].joined()

    /// Returns what the script says of the bundle.
    private static func script(_ files: [String: [UInt8]]) throws -> (status: Int32, text: String) {
        try Shell.withFiles([
            "verify.sh": Array(BundleTexts.script.utf8), "allowed": Array(allowed.utf8),
        ]) { tools in
            try Shell.withFiles(files) { folder in
                Shell.output(["sh", "\(tools)/verify.sh", folder, "\(tools)/allowed"])
            }
        }
    }

    @Test func `both say good of what was recorded`() throws {
        let answer = try Self.script(try Sample.seal(Sample().contents))
        #expect(answer.status == 0, "\(answer.text)")
    }

    @Test func `both say the same of 500 mutated bundles`() throws {
        let sample = try Sample()
        let verifier = Verifier(try .all())
        for number in Share.of(500, oneIn: 20) {
            let mutation = Mutation.allCases[number % Mutation.allCases.count]
            let files = try Self.mutated(sample, mutation, at: number)
            let ours = verifier.verify(Sample.archive(files))
            let theirs = try Self.script(files)
            // What the script does not look at, it says; it never says good where we do not.
            #expect(
                Self.agree(ours.result, theirs.status) || Self.isAboutOrder(ours),
                "\(number) \(mutation): \(ours.result), \(theirs.status) \(theirs.text)"
            )
        }
    }

    /// Whether we find that the records cannot have happened, which the script says it does not check.
    private static func isAboutOrder(_ verification: Verification) -> Bool {
        verification.findings.last?.level == .order
    }

    /// Both accept, or both find something; a contradiction to one may be a malformed file to the
    /// other.
    private static func agree(_ ours: Verification.Result, _ theirs: Int32) -> Bool {
        switch ours {
        case .good: theirs == 0
        case .untrusted: theirs == 6
        case .incomplete: theirs == 4
        case .contradiction, .refused: theirs == 1 || theirs == 3
        }
    }
}
