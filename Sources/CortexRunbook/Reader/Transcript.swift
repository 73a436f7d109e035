/// A terminal session written down: the lines behind its prompts are the commands.
struct Transcript {
    /// The commands, without prompts.
    private(set) var script: [UInt8] = []
    /// For each line of the script, the 0-based line of the block it stands on.
    private(set) var lines: [Int] = []
    /// For each line of the script, how many bytes stand before it.
    private(set) var offsets: [Int] = []
    /// What the commands printed.
    private(set) var sample: [UInt8] = []

    /// Reads `text`; `nil` if no line has a prompt.
    ///
    /// `isSession` says that the fence shows a session (`console`): only there can `# ` be root's
    /// prompt rather than a comment.
    init?(_ text: ArraySlice<UInt8>, isSession: Bool) {
        let hasPrompt = text.lines.contains { Prompt.width($0) != nil }
        let isRoot = !hasPrompt && isSession && text.lines.contains { Prompt.rootWidth($0) != nil }
        guard hasPrompt || isRoot else { return nil }
        var open = OpenCommand()
        for (number, line) in text.lines.enumerated() {
            let prompt = isRoot ? Prompt.rootWidth(line) : Prompt.width(line)
            if open.isOpen {
                let width = Prompt.continuationWidth(line)
                append(line, width: width, number)
                open.read(line.dropFirst(width))
            } else if let prompt {
                append(line, width: prompt, number)
                open.read(line.dropFirst(prompt))
            } else if !lines.isEmpty {
                sample.append(contentsOf: line)
                sample.append(.lineFeed)
            }
        }
        if sample.allSatisfy({ $0 == .lineFeed || $0.isBlank }) { sample = [] }
    }

    private mutating func append(_ line: ArraySlice<UInt8>, width: Int, _ number: Int) {
        script.append(contentsOf: line.dropFirst(width))
        script.append(.lineFeed)
        lines.append(number)
        offsets.append(width)
    }
}

/// The prompts of shells.
private enum Prompt {
    /// The width of `$ `, `user@host:~$ `, `[user@host ~]$ ` or `bash-5.0$ `; `nil` without one.
    static func width(_ line: ArraySlice<UInt8>) -> Int? {
        let rest = line.drop(while: \.isBlank)
        let indent = rest.startIndex - line.startIndex
        if rest.first == dollar { return mark(rest).map { indent + $0 } }
        guard let host = hostWidth(rest) else { return nil }
        return mark(rest.dropFirst(host)).map { indent + host + $0 }
    }

    /// The width of root's `# ` before something that looks like a command.
    static func rootWidth(_ line: ArraySlice<UInt8>) -> Int? {
        guard line.starts(with: [hash, .space]) else { return nil }
        let command = String(utf8: line.dropFirst(2))
        return BashScript(command).looksLikeCommands ? 2 : nil
    }

    static func continuationWidth(_ line: ArraySlice<UInt8>) -> Int {
        guard line.first == .greaterThan else { return 0 }
        let second = line.dropFirst().first
        return second == nil ? 1 : second == .space ? 2 : 0
    }

    /// The width of `$ ` or `# ` at the start, or of a bare `$`.
    private static func mark(_ text: ArraySlice<UInt8>) -> Int? {
        let second = text.dropFirst().first
        return second == nil ? 1 : second == .space ? 2 : nil
    }

    /// The width of what stands before the `$` or `#` of `user@host:~$`.
    private static func hostWidth(_ text: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first, first.isASCIILetter || first == 0x5B || first == 0x28 else {
            return nil
        }
        let shown = text.prefix(64)
        guard let end = shown.firstIndex(where: { $0 == dollar || $0 == hash }),
            end > text.startIndex
        else { return nil }
        let host = text[..<end]
        if host.first == 0x5B {
            guard host.last == 0x5D, host.contains(0x40) else { return nil }
            return host.count
        }
        let isShell = host.starts(with: "bash-".utf8) || host.starts(with: "sh-".utf8)
        let isHost = host.contains(0x40) && !host.contains(.space) && !host.contains(0x22)
        return isShell && !host.contains(.space) || isHost ? host.count : nil
    }

    private static let dollar: UInt8 = 0x24
    private static let hash: UInt8 = 0x23
}
