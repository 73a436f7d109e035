/// Failures that bash does not stop at: in pipelines, and before the last `&&` of a list.
enum HiddenFailure {
    /// Whether the failure is one that the author of the line may not have thought of.
    ///
    /// Conditions fail by nature, and a writer dies of SIGPIPE when its reader has seen enough.
    static func isWorthTelling(_ failure: FailedCommand, source: String) -> Bool {
        if failure.status == 0 {
            return failure.pipeStatus.count > 1
                && failure.pipeStatus.contains { $0 != 0 && $0 != brokenPipe }
        }
        let first = source.split(separator: " ").first ?? ""
        return source.contains("&&") && !source.contains("||")
            && !conditions.contains(String(first))
            && !tests.contains { failure.command.hasPrefix($0) }
    }

    private static let brokenPipe: Int32 = 141
    private static let conditions: Set<String> = ["if", "elif", "while", "until", "!"]
    private static let tests = ["[", "test ", "(("]
}

extension StepRequest {
    /// Returns the failure with its place in the document and the text of its command.
    func failure(
        of command: String,
        at line: Int,
        status: Int32,
        pipeStatus: [Int32],
        canCarryOn: Bool
    ) -> FailedCommand {
        // Of a pipeline bash names another command, and `[[` leaves the status of an older one.
        let pipeStatus = pipeStatus.last == status || status == 0 ? pipeStatus : [status]
        let source = text(ofLine: line)
        let isNamed = pipeStatus.count < 2 && source.contains(command.prefix { $0 != " " })
        return FailedCommand(
            line: line,
            documentLine: lines.indices.contains(line - 1) ? lines[line - 1] : nil,
            status: status,
            command: isNamed || source.isEmpty ? command : source,
            pipeStatus: pipeStatus,
            canCarryOn: canCarryOn
        )
    }

    /// The text of the block's line, counted from 1, without the blanks around it.
    func text(ofLine line: Int) -> String {
        let lines = script.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return "" }
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let text = lines[line - 1].drop(while: isBlank)
        return String(decoding: text.reversed().drop(while: isBlank).reversed(), as: UTF8.self)
    }
}
