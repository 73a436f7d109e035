/// What checking a bundle came to: a sentence for each level, and what follows.
package struct Verification: Sendable, Equatable {
    /// The levels, in the order in which they are checked.
    package enum Level: String, Sendable, CaseIterable {
        /// The archive's form.
        case archive
        /// Whether the files are exactly those of the manifest.
        case files
        /// Whether the statement speaks of these files.
        case statement
        /// Whether the records are one chain.
        case journal
        /// Whether the records tell of something that can happen.
        case order
        /// Whether scripts and outputs are what the records say.
        case contents
        case signatures
        case completeness
        case anchors
    }

    /// What a level came to; the worst of all is the verification's.
    package enum Result: Int, Sendable, Comparable {
        case good
        /// Nothing speaks against it, but nobody who is trusted speaks for it.
        case untrusted
        case incomplete
        case contradiction
        case refused

        package static func < (left: Result, right: Result) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    package struct Finding: Sendable, Equatable {
        package var level: Level
        package var result: Result
        /// One sentence; may hold foreign text.
        package var sentence: String
        /// What is wrong, one line each; may hold foreign text.
        package var details: [String] = []
    }

    package private(set) var findings: [Finding] = []
    /// The people whose signatures hold, with their roles.
    package var signers: [String] = []

    package init() {}

    package var result: Result { findings.map(\.result).max() ?? .good }

    mutating func add(
        _ level: Level,
        _ result: Result,
        _ sentence: String,
        _ details: [String] = []
    ) {
        findings.append(
            Finding(level: level, result: result, sentence: sentence, details: details)
        )
    }
}
