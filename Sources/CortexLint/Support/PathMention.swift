import CortexRunbook

/// A file or folder of the repository that a document names.
struct PathMention: Sendable, Equatable {
    enum Kind: Sendable {
        /// The target of a link, which begins at the document.
        case link
        /// A code span, which begins at the repository's root.
        case span
        /// A word of a command, which begins where the script is.
        case word
    }

    var kind: Kind
    /// The path from the repository's root.
    var path: String
    /// The path as it is written there.
    var written: String
    var range: Range<Int>
    /// Whether it is a code span in the text of a link, whose target says where it leads.
    var isLinked = false

    /// What a document names, in the order of the text.
    static func all(in document: LintDocument) -> [PathMention] {
        let all = links(in: document) + document.spanMentions + document.commandPaths.mentions
        return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func links(in document: LintDocument) -> [PathMention] {
        document.linkTargets.compactMap { link in
            guard link.isLocal, !link.path.isEmpty, let location = document.location,
                let path = location.resolve(link.path)
            else { return nil }
            return PathMention(kind: .link, path: path, written: link.path, range: link.range)
        }
    }

    static func spans(in document: LintDocument) -> [PathMention] {
        var places = SpanPlaces(in: document)
        var links = document.markdown.spans.filter { $0.kind == .link }.map(\.text)[...]
        return document.markdown.spans.compactMap { span in
            guard span.kind == .code else { return nil }
            while let link = links.first, link.upperBound <= span.text.lowerBound {
                links.removeFirst()
            }
            let text = document.markdown.bytes(span.text)
            guard let range = places.take(text, of: span) else { return nil }
            let written = String(utf8: text)
            guard let path = path(written) else { return nil }
            return PathMention(
                kind: .span,
                path: path,
                written: written,
                range: range,
                isLinked: links.first?.contains(span.text.lowerBound) ?? false
            )
        }
    }

    /// The path that `written` is from the root; `nil` if it does not look like one of the
    /// repository: it must have a folder, plain characters, and end in a file name or a slash.
    static func path(_ written: String) -> String? {
        let bytes = written.utf8
        guard bytes.contains(0x2F), bytes.first != 0x2F, bytes.first != 0x7E, bytes.first != 0x2D,
            bytes.allSatisfy(isPlain), !hasGap(bytes)
        else { return nil }
        guard let path = RepositoryPath.resolve(written), !path.isEmpty else { return nil }
        let name = RepositoryPath.name(of: path)
        guard written.hasSuffix("/") || written.hasPrefix("./") || hasExtension(name) else {
            return nil
        }
        return path
    }

    /// Whether something is left out: `//`, `...`.
    private static func hasGap(_ path: String.UTF8View) -> Bool {
        var slashes = 0
        var dots = 0
        return path.contains { byte in
            slashes = byte == 0x2F ? slashes + 1 : 0
            dots = byte == 0x2E ? dots + 1 : 0
            return slashes == 2 || dots == 3
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte.isWord || byte == 0x2F || byte == 0x2E || byte == 0x2D || byte == 0x5F
    }

    /// Whether `name` ends like the name of a file; `v1.2` and `origin` do not.
    private static func hasExtension(_ name: String) -> Bool {
        guard let dot = name.utf8.lastIndex(of: 0x2E) else { return false }
        let letters = name[name.utf8.index(after: dot)...].utf8
        return (1...8).contains(letters.count) && letters.first.map(\.isASCIILetter) ?? false
            && letters.allSatisfy { $0.isASCIILetter || $0.isDigit }
    }
}

/// The paths that the commands of a document name, as far as the folder they run in is known.
struct CommandPaths {
    private(set) var mentions: [PathMention] = []
    /// The files and folders that commands write, from the repository's root.
    private(set) var written: Set<String> = []
    /// The calls of `make` at the repository's root, each with its script.
    private(set) var makes: [(script: ShellScript, call: ShellCall)] = []
    /// The folder in which the next command runs; `nil` once it is not known.
    private var folder: String? = ""

    init(_ document: LintDocument) {
        for script in document.scripts { read(script) }
    }

    private mutating func read(_ script: ShellScript) {
        for call in script.calls {
            let command = script.bash.commands[call.command]
            guard folder != nil else { return }
            if call.name == "cd" || call.name == "pushd" {
                enter(call.call.operands.first)
                continue
            }
            write(command, of: script)
            if call.name == "make", folder == "", call.call.value(of: "-C", "-f") == nil {
                makes.append((script, call))
            }
            if Self.elsewhere.contains(call.name) { continue }
            name(call, in: script)
        }
    }

    private mutating func enter(_ operand: String?) {
        guard let operand, let folder, !operand.utf8.contains(where: { $0 == 0x24 || $0 == 0x7E }),
            !operand.hasPrefix("/"), operand != "-"
        else {
            self.folder = operand?.contains("git rev-parse --show-toplevel") == true ? "" : nil
            return
        }
        self.folder = RepositoryPath.resolve(operand, from: folder)
    }

    /// Notes what the redirections of `command` write.
    private mutating func write(_ command: BashScript.Command, of script: ShellScript) {
        for redirection in command.redirections where redirection.kind.isOutput {
            guard let target = redirection.target, let file = script.bash.literal(target),
                let folder, let path = RepositoryPath.resolve(file, from: folder)
            else { continue }
            written.insert(path)
        }
    }

    private mutating func name(_ call: ShellCall, in script: ShellScript) {
        let program = call.programRange(in: script.bash)
        var option = ""
        for word in script.bash.commands[call.command].words {
            let range = script.bash.words[word].range
            guard let folder, range.lowerBound >= program.lowerBound,
                let text = script.bash.literal(word)
            else { continue }
            let (value, offset) = Self.value(of: text)
            defer { option = text.hasPrefix("-") ? text : "" }
            guard PathMention.path(value) != nil,
                let path = RepositoryPath.resolve(value, from: folder)
            else { continue }
            let isOutput =
                offset > 0 ? Self.names(outputs: text) : Self.names(outputs: option)
            if isOutput || call.writes(text) {
                written.insert(path)
            } else if !written.contains(path) {
                let place = script.documentRange(range)
                let isVerbatim = place.count == text.utf8.count
                mentions.append(
                    PathMention(
                        kind: .word,
                        path: path,
                        written: value,
                        range: isVerbatim ? place.lowerBound + offset..<place.upperBound : place
                    )
                )
            }
        }
    }

    /// Whether the value of `option` is a file that the program makes.
    private static func names(outputs option: String) -> Bool {
        outputOptions.contains { option.hasPrefix($0) }
    }

    private static let outputOptions = [
        "-o", "--out", "-out", "--report", "--log", "--export", "--save", "--write", "--junit",
        "-coverprofile", "--dest", "--target-dir",
    ]

    /// The value of `--out=value`, and where it begins in bytes; other words are their own value.
    private static func value(of word: String) -> (String, Int) {
        guard word.hasPrefix("-"), let equals = word.utf8.firstIndex(of: 0x3D) else {
            return (word, 0)
        }
        let start = word.utf8.index(after: equals)
        return (String(word[start...]), word.utf8.distance(from: word.startIndex, to: start))
    }

    /// Programs whose arguments name things of another place: hosts, images, clusters, branches and
    /// texts.
    private static let elsewhere = CommandTable.words(
        """
        ssh scp rsync docker podman nerdctl kubectl oc crictl ctr echo printf git gh npm npx yarn
        pip pip3 brew apt apt-get expr aws gcloud az gsutil
        """
    )
}

extension ShellCall {
    /// Whether the program makes the file of its operand `text`.
    fileprivate func writes(_ text: String) -> Bool {
        if Self.makers.contains(name) { return true }
        return Self.copiers.contains(name) && call.operands.last == text
    }

    private static let makers = CommandTable.words("tee touch mkdir dd truncate tar zip unzip")
    private static let copiers = CommandTable.words("cp mv install ln")
}
