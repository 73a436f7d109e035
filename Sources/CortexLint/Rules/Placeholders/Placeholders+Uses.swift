import CortexRunbook

/// What the rules about placeholders share.
enum Placeholders {
    /// The places of each text among `ranges` of the script, in the order of first use.
    static func grouped(_ script: ShellScript, _ ranges: [Range<Int>]) -> [[Range<Int>]] {
        var groups: [[Range<Int>]] = []
        var known: [String: Int] = [:]
        for range in ranges {
            let text = script.bash.text(range)
            if let group = known[text] {
                groups[group].append(range)
            } else {
                known[text] = groups.count
                groups.append([range])
            }
        }
        return groups
    }

    /// Puts a variable that must be set in the place of each use of a placeholder.
    static func fix(_ uses: [Range<Int>], in script: ShellScript) -> Fix {
        let name = variable(script.bash.text(uses[0]))
        let guarded = "\"${\(name):?set \(name)}\""
        return Fix(
            .unsafe,
            "replace by \(guarded)",
            uses.map { Fix.Edit(script.documentRange($0), guarded) }
        )
    }

    /// The name of a variable for a placeholder in brackets, such as `<last-tag>`.
    static func variable(_ placeholder: String) -> String {
        var name = ""
        for scalar in placeholder.unicodeScalars.dropFirst().dropLast() {
            let isKept = scalar.isASCII && UInt8(ascii: scalar).isWord
            if isKept {
                name += String(scalar).uppercased()
            } else if !name.isEmpty, name.last != "_" {
                name += "_"
            }
        }
        while name.last == "_" { name.removeLast() }
        guard let first = name.utf8.first else { return "VALUE" }
        return first.isDigit ? "N\(name)" : name
    }
}
