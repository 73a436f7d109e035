package import CortexJournal

extension DecisionRequested {
    /// The command lines that answer the decision of the run of that name, one for each answer.
    package func commands(run: String) -> [String] {
        let words = answers.isEmpty ? ["TEXT"] : answers.map(\.quotedForShell)
        let role = roles.first.map { " --as NAME --role \($0.quotedForShell)" } ?? ""
        return words.map { word in
            let reason = needsReason(word) ? " --reason TEXT" : ""
            return "cortex decide \(run) \(decision) \(word)\(reason)\(role)"
        }
    }

    /// What is asked, in a few words, such as `run step 1.2/1?`.
    package var words: String {
        let item = item ?? section ?? ""
        return switch kind {
        case .step: "run step \(item)?"
        case .line: "a line of step \(item) failed"
        case .failure: self.item == nil ? "the gate of \(item) does not pass" : "\(item) failed"
        case .interrupted: "what became of step \(item)?"
        case .manual: "is \(item) done?"
        case .criterion: "is \(item) met?"
        case .condition: "does \(item) apply?"
        case .alternative: "which alternative?"
        case .parameter: "a value for \(item)"
        case .gate: "gate of \(item)"
        }
    }
}

extension String {
    /// The text as one word of a shell's command line.
    fileprivate var quotedForShell: String {
        let isPlain =
            !isEmpty
            && unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic && scalar.isASCII || ("0"..."9").contains(scalar)
                    || "-_./:@%+=,".unicodeScalars.contains(scalar)
            }
        return isPlain
            ? self
            : "'\(split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#))'"
    }
}
