import CortexSettings
import Testing

/// Reads a settings file of these lines.
func settings(_ text: String) throws -> Settings {
    try Settings(reading: Array(text.utf8), path: "cortex.toml")
}

/// Returns the message with which reading fails; `nil` if it does not.
func complaint(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch {
        return "\(error)"
    }
}

@Test func `a table that nobody reads is no error`() throws {
    let file = try settings("state_db = 'x.db'\n[api]\nbind = '127.0.0.1:8900'\n")
    #expect(!file.has("labels"))
    #expect(try file.read("labels") { _ in true } == nil)
}
