import CortexEngine
import Testing

@Test(arguments: [
    ("a\nb\nc\n", "a\nB\nc\n", " a\n-b\n+B\n c"),
    ("a\n", "a\nb\n", " a\n+b"),
    ("a\nb\n", "b\n", "-a\n b"),
    ("a\n", "a\n", " a"),
])
func `a difference shows kept, removed and added lines`(old: String, new: String, diff: String) {
    #expect(LineDiff(from: old, to: new).text == diff)
}
