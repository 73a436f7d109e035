import Foundation
import SystemPackage
import Testing

@testable import CortexRunbook

/// Compares the verdicts with those of a real bash.
@Suite(.serialized) struct SyntaxOracleTests {
    private let oracle = BashOracle()

    @Test(.enabled(if: Corpus.isPresent, "no corpus beside the project"))
    func `bash refuses exactly the commands of the corpus that we refuse`() async throws {
        let scripts = try Self.corpusScripts()
        let masked = scripts.map { BashScript($0).maskedBytes }
        let count = try await compare(
            masked.map(question) + scripts.map { question(Array($0.utf8)) }
        )
        #expect(count.differences == [])
        print("syntax: \(scripts.count) commands of the corpus, \(count)")
    }

    /// `CORTEX_MUTATIONS` is the number of scripts.
    @Test func `bash refuses the spoilt scripts that we refuse, and never fewer`() async throws {
        let wanted = ProcessInfo.processInfo.environment["CORTEX_MUTATIONS"].flatMap(Int.init)
        var sources = try Self.fixtures().map { Array($0.utf8) }
        let corpus = Corpus.isPresent ? try Self.corpusScripts() : []
        sources += corpus.filter { $0.utf8.count < 3000 }.map { Array($0.utf8) }
        var mutator = Mutator(sources, seed: 0x5EED)
        var count = Count()
        var left = wanted ?? 20_000
        while left > 0 {
            let size = min(left, 20_000)
            let batch = (0..<size).map { question(mutator.next(), extglob: $0.isMultiple(of: 5)) }
            count.add(try await compare(batch))
            left -= size
        }
        #expect(count.falseAlarms == [])
        #expect(count.misses.count * 200 < count.all)
        #expect(count.refused * 10 > count.all)
        print("syntax: \(corpus.isEmpty ? "no corpus" : "with the corpus"), \(count)")
    }

    /// Where bash stops without a word, runs nothing behind it and reports success.
    @Test(arguments: ["[[ a && ]]", "for ((i=0;i<2;i++); do true; done"])
    func `bash stops without a word where we refuse`(_ text: String) throws {
        #expect(BashScript(text).syntaxError() != nil)
        let script = "\(text)\nthen\n"
        #expect(try oracle.words(on: question(Array(script.utf8))) == "")
    }

    /// What was asked and how the answers compare.
    private struct Count: CustomStringConvertible {
        var all = 0
        var refused = 0
        var silent = 0
        /// Refused by us and not by bash.
        var falseAlarms: [String] = []
        /// Refused by bash and not by us.
        var misses: [String] = []
        var differences: [String] { falseAlarms + misses }

        var description: String {
            "\(all) scripts, \(refused) refused, \(silent) on which bash stops without a word, "
                + "\(falseAlarms.count) false alarms, \(misses.count) misses"
        }

        mutating func add(_ other: Count) {
            all += other.all
            refused += other.refused
            silent += other.silent
            falseAlarms += other.falseAlarms
            misses += other.misses
        }
    }

    private func question(_ script: [UInt8]) -> BashOracle.Question {
        question(script, extglob: false)
    }

    private func question(_ script: [UInt8], extglob: Bool) -> BashOracle.Question {
        let named = script.firstRange(of: Array("extglob".utf8)) != nil
        return BashOracle.Question(script: script, extglob: extglob || named)
    }

    /// Compares all verdicts; `bash -n` itself has the last word, and is asked about some others.
    private func compare(_ questions: [BashOracle.Question]) async throws -> Count {
        async let theirs = oracle.refuses(questions)
        let ours = questions.map {
            SyntaxReader.firstError(in: $0.script, extglob: $0.extglob)
        }
        let answers = try await theirs
        try #require(answers.count == questions.count)
        var count = Count(all: questions.count)
        for (index, question) in questions.enumerated() {
            if answers[index] { count.refused += 1 }
            let agrees = answers[index] == (ours[index] != nil)
            guard !agrees || index.isMultiple(of: 200) else { continue }
            let words = try oracle.words(on: question)
            if agrees { #expect(words.isEmpty != answers[index]) }
            guard words.isEmpty == (ours[index] != nil) else { continue }
            let text = String(decoding: question.script, as: UTF8.self)
            if let error = ours[index] {
                if Self.silentStops.contains(error.problem) {
                    count.silent += 1
                } else {
                    count.falseAlarms.append("\(error.problem)\n\(text)")
                }
            } else {
                count.misses.append("\(words)\n\(text)")
            }
        }
        return count
    }

    private static let silentStops: Set<String> = [
        "`]]` stands where an expression should begin",
        "the `((` of the loop is never closed by `))`",
    ]

    private static func corpusScripts() throws -> [String] {
        try Corpus.expected.flatMap { expected in
            try Runbook(reading: Corpus.bytes(of: expected.file), path: expected.file).items
                .compactMap { item in
                    if case .command(let command) = item.content { command.script } else { nil }
                }
        }
    }

    /// The scripts of `Fixtures/scripts.txt`, which lines of `%%` divide.
    private static func fixtures() throws -> [String] {
        let path = Corpus.root.appending("Tests/CortexRunbookTests/Fixtures/scripts.txt")
        return try String(decoding: Corpus.read(path), as: UTF8.self)
            .split(separator: "%%\n").map(String.init)
    }
}
