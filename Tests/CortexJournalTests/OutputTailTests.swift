import CortexJournal
import Testing

struct OutputTailTests {
    @Test(
        arguments: [
            ("a\nb\nc\n", 2, "b\nc\n", 2), ("a\nb\nc", 2, "b\nc", 2), ("a\n", 3, "a\n", 0),
            ("", 1, "", 0), ("\n\n\n", 2, "\n\n", 1),
        ]
    )
    func `the last lines are taken whole`(text: String, count: Int, last: String, skipped: Int) {
        let tail = OutputTail(bytes: Array(text.utf8), skipped: 10).last(count)
        #expect(tail == OutputTail(bytes: Array(last.utf8), skipped: 10 + skipped))
    }
}
