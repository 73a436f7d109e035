import Foundation
import Testing

/// Compares `text` line by line with the file `name` in Golden; a missing file is written and fails.
func expectGolden(
    _ text: String,
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden/\(name)")
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("\(name) was not there and has been written", sourceLocation: sourceLocation)
        return
    }
    let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
    #expect(lines(text) == lines(expected), sourceLocation: sourceLocation)
}
