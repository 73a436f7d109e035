/// What a label or a heading says about the list or the block below it.
///
/// The raw values are the keys of `[labels]` in `cortex.toml`.
package enum Meaning: String, Sendable, CaseIterable {
    case criteria = "acceptance-criteria"
    case verification
    case expectedOutput = "expected-output"
    /// Like expected output, but the run fails without it.
    case requiredOutput = "required-output"
    case prerequisites
    case access = "required-access"
    case roles
    case rollback
    case evidence
    case related = "related-documents"
    case gates = "quality-gates"
    /// When the section applies.
    case trigger = "when-to-use"
    case command
    case timeout
    /// How often and how long a check is tried again.
    case retry
    case host = "run-on"
    /// Says something about the system or the document; its lists are no steps.
    case description
}

/// The words that runbooks use for each meaning.
package struct Vocabulary: Sendable, Equatable {
    /// One reference to all, since each line of a document is given it.
    private let phrases: Phrases

    /// The words measured in real runbooks.
    package static let standard = Vocabulary(table)

    /// The standard words and the labels that a house uses besides them.
    package init(adding labels: [Meaning: [String]]) {
        var table = Self.standard.phrases.table
        for meaning in Meaning.allCases {
            for label in labels[meaning] ?? [] { table.insert(Self.phrase(of: label), as: meaning) }
        }
        phrases = Phrases(table)
    }

    /// Whether `label` can be told from other text: it has a letter and is not too long.
    package static func canAdd(_ label: String) -> Bool {
        label.utf8.count <= longest && !phrase(of: label).isEmpty
    }

    private static func phrase(of label: String) -> String {
        String(utf8: normalized(Array(label.utf8)[...])[...])
    }

    init(_ words: [(Meaning, [String])]) {
        var table = PhraseTable()
        for (meaning, phrases) in words {
            for phrase in phrases { table.insert(phrase, as: meaning) }
        }
        phrases = Phrases(table)
    }

    package static func == (left: Vocabulary, right: Vocabulary) -> Bool {
        left.phrases === right.phrases || left.phrases.table == right.phrases.table
    }

    private final class Phrases: Sendable {
        let table: PhraseTable

        init(_ table: PhraseTable) {
            self.table = table
        }
    }

    /// What `label` means, whatever stands around its words; `nil` if nothing known.
    ///
    /// Case, emoji, numbers in front, a colon and a remark in parentheses behind do not matter;
    /// words in front only where two known ones follow ("Rollout completion criteria").
    package func meaning(of label: ArraySlice<UInt8>) -> Meaning? {
        guard label.count <= Self.longest, mayEnd(label) else { return nil }
        let phrase = Self.normalized(label)
        let lastWord = phrase[((phrase.lastIndex(of: .space) ?? -1) + 1)...]
        guard phrases.table.lastWords.contains(String(utf8: lastWord)) else { return nil }
        var rest = phrase[...]
        while !rest.isEmpty {
            if let meaning = phrases.table.meanings[String(utf8: rest)] { return meaning }
            guard let blank = rest.firstIndex(of: .space) else { return nil }
            rest = rest[(blank + 1)...]
            guard rest.contains(.space) else { return nil }
        }
        return nil
    }

    /// Whether `label`, a remark left out, may end like a known word; most text does not.
    private func mayEnd(_ label: ArraySlice<UInt8>) -> Bool {
        let words = label.prefix { $0 != 0x28 }
        guard let end = words.lastIndex(where: Self.isPart) else { return false }
        guard end > words.startIndex, words[end].isASCIILetter, words[end - 1].isASCIILetter else {
            return true
        }
        var length = 0
        for byte in words[...end].reversed() {
            if byte.isASCIILetter {
                length += 1
            } else if byte.isBlank || byte == 0x2D || byte == .lineFeed {
                break
            } else if Self.isPart(byte) {
                return true
            }
        }
        return phrases.table.mayEnd(with: words[end - 1], words[end], length: length)
    }

    /// Whether `byte` is a part of a word, or stands for one.
    private static func isPart(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte >= 0x80 || byte == 0x26 || byte == 0x2F
    }

    /// The longest text that is looked at, in bytes.
    package static let longest = 80

    private static func normalized(_ label: ArraySlice<UInt8>) -> [UInt8] {
        guard label.allSatisfy({ $0 < 0x80 }) else { return normalizedUnicode(label) }
        var phrase: [UInt8] = []
        phrase.reserveCapacity(label.count)
        for byte in label.drop(while: { !$0.isASCIILetter }) {
            if byte == 0x28 { break }
            append(byte, to: &phrase)
        }
        while phrase.last == .space { phrase.removeLast() }
        return phrase
    }

    /// Does the same with letters of other scripts; emoji are none.
    private static func normalizedUnicode(_ label: ArraySlice<UInt8>) -> [UInt8] {
        var phrase: [UInt8] = []
        for scalar in String(utf8: label).unicodeScalars {
            if scalar == "(" { break }
            if scalar.isASCII {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                if !phrase.isEmpty || byte.isASCIILetter { append(byte, to: &phrase) }
            } else if scalar.properties.isAlphabetic {
                phrase.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        while phrase.last == .space { phrase.removeLast() }
        return phrase
    }

    private static func append(_ byte: UInt8, to phrase: inout [UInt8]) {
        if byte == 0x26 {
            phrase.append(contentsOf: "and".utf8)
        } else if byte.isASCIILetter || byte == 0x2F {
            phrase.append(byte.lowercased)
        } else if byte.isBlank || byte == 0x2D || byte == .lineFeed {
            if phrase.last != .space { phrase.append(.space) }
        }
    }

    private static let table: [(Meaning, [String])] = [
        (
            .criteria,
            [
                "acceptance criteria", "acceptance", "success criteria", "exit criteria",
                "pass criteria", "pass/fail criteria", "passing criteria", "completion criteria",
                "definition of done", "done when", "done criteria", "criteria",
                "go/no go criteria", "quality criteria", "release criteria",
                "verification criteria", "validation criteria",
            ]
        ),
        (
            .verification,
            [
                "validation commands", "validation", "validation steps", "validate",
                "verification", "verification commands", "verification steps",
                "verification checklist", "verify", "verify that", "check", "checks", "check that",
                "confirm", "confirm that", "confirmation", "test", "tests", "testing",
                "how to verify", "health checks",
            ]
        ),
        (
            .expectedOutput,
            [
                "expected output", "expected result", "expected results", "expected", "output",
                "example output", "sample output", "expected response", "example response",
                "you should see", "you will see", "result", "results", "response",
                "expected state", "example result",
            ]
        ),
        (
            .requiredOutput,
            [
                "must print", "must output", "must show", "must return", "must print exactly",
                "must output exactly", "required output", "output must be", "the output must be",
            ]
        ),
        (
            .prerequisites,
            [
                "prerequisites", "prerequisite", "requirements", "before you begin",
                "before you start", "before starting", "preconditions", "pre requisites",
                "required tools", "assumptions",
            ]
        ),
        (
            .access,
            [
                "required access", "access required", "access", "required permissions",
                "permissions", "permissions required", "access requirements",
            ]
        ),
        (
            .roles,
            [
                "roles", "roles and access", "roles and responsibilities", "responsibilities",
                "roles and permissions", "people", "team roles",
                "participants and responsibilities",
            ]
        ),
        (
            .rollback,
            [
                "rollback", "roll back", "rollback steps", "rollback procedure",
                "rollback commands", "rollback plan", "revert", "to revert", "to roll back",
                "to rollback", "back out", "backout", "backout plan", "undo", "to undo",
                "if this fails", "on failure",
            ]
        ),
        (
            .evidence,
            [
                "required evidence artifacts", "required evidence", "evidence artifacts",
                "evidence", "required artifacts", "evidence required",
            ]
        ),
        (
            .related,
            [
                "related documents", "related documentation", "related docs", "related",
                "related runbooks", "related links", "references", "reference", "see also",
                "additional resources", "further reading", "links",
            ]
        ),
        (
            .gates,
            [
                "quality gates summary", "quality gates", "quality gate summary", "gates summary",
                "gate summary", "release gates", "gates",
            ]
        ),
        (
            .trigger,
            [
                "when", "when to use", "when to use this", "when to run", "use when", "trigger",
                "triggers", "trigger criteria", "triggered by", "when needed",
            ]
        ),
        (.command, ["command", "run", "commands"]),
        (.timeout, ["timeout", "time limit"]),
        (.retry, ["retry", "retries", "poll", "polling", "repeat", "repeat until it passes"]),
        (.host, ["run on", "runs on", "host"]),
        (
            .description,
            [
                "overview", "introduction", "background", "scope", "purpose", "summary", "impact",
                "severity", "symptoms", "meaning", "description", "architecture", "context",
                "table of contents", "contents", "goals", "objective", "objectives", "changelog",
                "change log", "history", "glossary", "root cause", "lessons learned", "notes",
                "note", "metrics", "key metrics", "faq", "limitations", "known issues",
                "security considerations", "design", "how it works", "concepts", "timeline",
            ]
        ),
    ]
}

/// What each phrase means, and by what most text is told from all of them.
private struct PhraseTable: Equatable {
    private(set) var meanings: [String: Meaning] = [:]
    /// The last words of all phrases.
    private(set) var lastWords: Set<String> = []
    /// The lengths of those that end with a pair of letters, as bits, by the place of the pair.
    private var endings = [UInt64](repeating: 0, count: UInt8.pairCount)

    /// Adds a phrase in small letters, without punctuation.
    mutating func insert(_ phrase: String, as meaning: Meaning) {
        meanings[phrase] = meaning
        let lastWord = phrase.split(separator: " ").last.map(String.init) ?? phrase
        lastWords.insert(lastWord)
        let letters = lastWord.utf8.suffix(2)
        guard letters.count == 2, let first = letters.first, let last = letters.last else { return }
        endings[first.pair(with: last)] |= Self.bit(ofLength: lastWord.utf8.count)
    }

    /// Whether a last word of `length` letters may end with these two.
    func mayEnd(with first: UInt8, _ last: UInt8, length: Int) -> Bool {
        endings[first.pair(with: last)] & Self.bit(ofLength: length) != 0
    }

    private static func bit(ofLength length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }
}
