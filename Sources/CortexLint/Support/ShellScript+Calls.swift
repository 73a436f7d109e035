import CortexRunbook

extension ShellScript {
    /// The lexer's command behind `call`.
    func command(_ call: ShellCall) -> BashScript.Command { bash.commands[call.command] }

    /// The document's bytes of a call, wrappers included; of one on several lines those of the first.
    func range(of call: ShellCall) -> Range<Int> {
        documentRange(scriptRange(of: call))
    }

    private func scriptRange(of call: ShellCall) -> Range<Int> {
        let command = command(call)
        let start = command.range.lowerBound
        let line = bash.position(of: start).line
        let end = line + 1 < bash.lineStarts.count ? bash.lineStarts[line + 1] : bash.bytes.count
        let text = bash.bytes[start..<min(command.range.upperBound, end)]
        let words = text.reversed().drop { $0.isBlank || $0 == .lineFeed || $0 == .backslash }
        return start..<start + max(words.count, 1)
    }

    /// The call as it is written, shortened for a message.
    func excerpt(of call: ShellCall) -> String {
        var text = bash.text(scriptRange(of: call))
        if bash.bytes[command(call).range].contains(.lineFeed) { text += " …" }
        guard text.count > 48 else { return text }
        let start = text.prefix(48)
        let end = start.lastIndex(of: " ") ?? start.endIndex
        return text[..<end] + " …"
    }

    /// The document's bytes of the program's word.
    func programRange(of call: ShellCall) -> Range<Int> {
        documentRange(call.programRange(in: bash))
    }

    /// The document's bytes of the argument at `index`.
    func argumentRange(_ index: Int, of call: ShellCall) -> Range<Int> {
        documentRange(call.argumentRange(index, in: bash))
    }

    /// The document's bytes of the first argument that `satisfies`.
    func argument(of call: ShellCall, where satisfies: (String) -> Bool) -> Range<Int>? {
        call.call.arguments.firstIndex(where: satisfies).map { argumentRange($0, of: call) }
    }

    /// The place behind the last word of the call, in the document.
    func end(of call: ShellCall) -> Int {
        let words = command(call).words
        let end = words.last.map { bash.words[$0].range.upperBound }
        return documentOffset(of: (end ?? command(call).range.upperBound) - 1) + 1
    }

    /// Whether another program or a file gets what it prints.
    func isPiped(_ call: ShellCall) -> Bool {
        let command = command(call)
        return command.parent != nil
            || command.element + 1 < bash.pipelines[command.pipeline].elements
            || command.redirections.contains { $0.kind.isOutput && !isError($0) }
    }

    /// Whether a redirection is of the second descriptor alone.
    private func isError(_ redirection: BashScript.Redirection) -> Bool {
        bash.bytes[redirection.offset] == UInt8(ascii: "2")
    }

    /// The calls of the same pipeline behind `call`.
    func followers(of call: ShellCall) -> [ShellCall] {
        let command = command(call)
        guard command.element + 1 < bash.pipelines[command.pipeline].elements else { return [] }
        return pipelines[command.pipeline].map { calls[$0] }.filter {
            self.command($0).element > command.element
        }
    }

    /// The calls of the same pipeline before `call`.
    func feeders(of call: ShellCall) -> [ShellCall] {
        let command = command(call)
        guard command.element > 0 else { return [] }
        return pipelines[command.pipeline].map { calls[$0] }.filter {
            self.command($0).element < command.element
        }
    }
}
