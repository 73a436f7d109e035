import CortexSettings
import Testing

/// What a consumer might read.
private struct Sample: Equatable {
    enum Level: String, CaseIterable {
        case low
        case high
    }
    var name: String?
    var count: Int?
    var isOn: Bool?
    var level: Level?
    var words: [String]?
    var inner: [String: String]?
    var profiles: [String]?

    init(_ table: inout SettingsTable) throws(SettingsError) {
        name = try table.string("name")
        count = try table.integer("count", in: 0...9)
        isOn = try table.boolean("is-on")
        level = try table.choice("level", of: Level.self)
        words = try table.strings("words")
        inner = try table.table("inner") { inner throws(SettingsError) in
            var pairs: [String: String] = [:]
            for key in inner.allKeys() { pairs[key] = try inner.string(key) }
            return pairs
        }
        profiles = try table.tables("profile") { profile throws(SettingsError) in
            try profile.string("glob") ?? ""
        }
    }
}

struct SettingsTableTests {
    @Test func `values come by key and type`() throws {
        let file = try settings(
            """
            [sample]
            name = "é"
            count = 3
            is-on = true
            level = "high"
            words = [
                "one", # a comment ] "
                'two',
            ]
            [sample.inner]
            "b.c" = "x"
            a = '''y'''
            [[sample.profile]]
            glob = "1"
            [[sample.profile]]
            """
        )
        let sample = try file.read("sample") { table throws(SettingsError) in
            try Sample(&table)
        }
        #expect(sample?.name == "é")
        #expect(sample?.count == 3)
        #expect(sample?.isOn == true)
        #expect(sample?.level == .high)
        #expect(sample?.words == ["one", "two"])
        #expect(sample?.inner == ["b.c": "x", "a": "y"])
        #expect(sample?.profiles == ["1", ""])
    }

    @Test func `keys come in the file's order`() throws {
        let keys = try settings("[t]\nz = 1\na.b = 2\nm = 3\n").read("t") { $0.allKeys() }
        #expect(keys == ["z", "a", "m"])
    }

    @Test(arguments: [
        ("name = 3", "2:8: `name` in `[sample]` must be a string, not an integer"),
        ("count = 1.5", "2:9: `count` in `[sample]` must be an integer, not a fraction"),
        ("count = 10", "2:9: `count` must be 0 to 9, not 10"),
        (
            "count = 2026-11-23 10:00:00",
            "2:9: `count` in `[sample]` must be an integer, not a date"
        ),
        ("is-on = 'yes'", "2:9: `is-on` in `[sample]` must be `true` or `false`, not a string"),
        ("level = 'hihg'", "2:9: `level` cannot be `hihg`; did you mean `high`?"),
        ("level = 'middle'", "2:9: `level` cannot be `middle`; known: `low`, `high`"),
        ("words = 'a'", "2:9: `words` in `[sample]` must be a list of strings, not a string"),
        (
            "words = ['a', # one\n  {}]",
            "3:3: `words` in `[sample]` must be a list of strings, not one with a table"
        ),
        ("inner = []", "2:9: `inner` in `[sample]` must be a table, not a list"),
        (
            "[sample.profile]",
            "2:9: `profile` in `[sample]` must be a list of tables, not a table"
        ),
        (
            "profile = [1]",
            "2:12: `profile` in `[sample]` must be a list of tables, not one with an integer"
        ),
        ("nmae = 'x'", "2:1: unknown key `nmae` in `[sample]`; did you mean `name`?"),
        (
            "  'far away' = 1",
            "2:3: unknown key `far away` in `[sample]`; known: `name`, `count`, `is-on`, `level`, "
                + "`words`, `inner`, `profile`"
        ),
        (
            "[[sample.profile]]\nglob = ''\n[[sample.profile]]\nglobe = ''",
            "5:1: unknown key `globe` in `[[sample.profile]]`; did you mean `glob`?"
        ),
        (
            "profile = [{ glob = '', globs = '' }]",
            "2:25: unknown key `globs` in `[[sample.profile]]`; did you mean `glob`?"
        ),
        ("[sample.inner]\nx = 1", "3:5: `x` in `[sample.inner]` must be a string, not an integer"),
        ("inner.x = 1", "2:11: `x` in `[sample.inner]` must be a string, not an integer"),
        (
            "inner = { y = '', x = 1 }",
            "2:23: `x` in `[sample.inner]` must be a string, "
                + "not an integer"
        ),
    ])
    func `what is wrong is one line with its place`(text: String, expected: String) {
        let complaint = complaint { () throws(SettingsError) in
            _ = try settings("[sample]\n\(text)\n").read("sample") { table throws(SettingsError) in
                try Sample(&table)
            }
        }
        #expect(complaint == "cortex.toml:\(expected)")
    }

    @Test(arguments: [
        #"a = "\"x = 1 # ]""#, #"'a' = 'x\'"#, "a = \"\"\"\nx = 1\n\"\"\"\"", "a = '''\nx = 1\n'''",
        #""\u0061" = 1"#, #"a = [[1, [2]], { b = "]" }] # x"#, "a.\"b.c\".d = -1e5",
        "a = 07:32:00",
    ])
    func `places are found behind values of every kind`(value: String) {
        let complaint = complaint { () throws(SettingsError) in
            let file = try settings("[t]\n\(value)\nx = 1\n")
            _ = try file.read("t") { table throws(SettingsError) in
                throw table.problem(with: "x", "here")
            }
        }
        let line = value.split(separator: "\n").count + 2
        #expect(complaint == "cortex.toml:\(line):5: here")
    }
}
