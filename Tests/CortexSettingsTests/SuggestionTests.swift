import CortexSettings
import Testing

struct SuggestionTests {
    private static let names = ["verification", "roles", "run-on", "timeout"]

    @Test(arguments: [
        ("verfication", "verification"), ("Verification", "verification"), ("role", "roles"),
        ("orles", "roles"), ("runon", "run-on"), ("time-out", "timeout"), ("x", nil),
        ("verify", nil), ("", nil),
    ])
    func `the nearest name is suggested`(name: String, expected: String?) {
        #expect(Suggestion.nearest(to: name, among: Self.names) == expected)
    }
}
