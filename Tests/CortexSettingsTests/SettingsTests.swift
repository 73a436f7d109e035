import CortexSettings
import Testing

/// Reads a settings file of this text.
func settings(_ text: String) throws(SettingsError) -> Settings {
    try Settings(reading: Array(text.utf8), path: "cortex.toml")
}

/// Returns the message with which `body` fails; `nil` if it does not.
func complaint(_ body: () throws(SettingsError) -> Void) -> String? {
    do {
        try body()
        return nil
    } catch {
        return error.description
    }
}

struct SettingsTests {
    @Test func `a table that nobody reads is no error`() throws {
        let file = try settings("state_db = 'x.db'\n[api]\nbind = '127.0.0.1:8900'\n")
        #expect(!file.has("labels"))
        #expect(try file.read("labels") { _ in true } == nil)
    }

    @Test func `the digest is of the file's bytes`() throws {
        let file = try settings("")
        #expect(
            file.digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    }

    @Test(arguments: [
        (Array("a = 1\nb = é é\n".utf8), "2:5: not TOML: "),
        (Array("é = 1\n".utf8), "1:1: not TOML: "),
        (Array("a = 1\na = 2\n".utf8), "2:5: not TOML: "),
        ([0x61, 0xFF], " the settings are not UTF-8; save them as UTF-8"),
        ([0x61, 0x00], " the settings hold a NUL; take it out"),
        (Array(#"a = "\u0000""#.utf8), " the settings hold a NUL; take it out"),
        (
            [UInt8](repeating: 0x0A, count: Settings.sizeLimit + 1),
            " the settings have over 1048576 bytes; shorten them"
        ),
    ])
    func `what is no TOML is one line with its place`(bytes: [UInt8], expected: String) throws {
        let complaint = complaint { () throws(SettingsError) in
            _ = try Settings(reading: bytes, path: "cortex.toml")
        }
        let line = try #require(complaint)
        #expect(line.hasPrefix("cortex.toml:\(expected)"))
        #expect(!line.contains("\n"))
    }

    @Test(arguments: [
        "\u{FEFF}[labels]\r\n", "[labels]", "labels = {}", "labels.verification = []",
    ])
    func `a table may be written in any way`(text: String) throws {
        let found = try settings(text).read("labels") { table in table.allKeys() }
        #expect(found != nil)
    }

    @Test func `what should be a table and is none is an error`() throws {
        let complaint = complaint { () throws(SettingsError) in
            _ = try settings("\n  labels = 3\n").read("labels") { _ in }
        }
        #expect(complaint == "cortex.toml:2:12: `labels` must be a table, not an integer")
    }
}
