import CortexRunbook
import Foundation
import Testing

/// Runs filled scripts in a real bash and compares what the commands received, byte by byte.
@Suite struct BindingOracleTests {
    struct Place: Sendable, CustomTestStringConvertible {
        /// The script; `dump` prints each argument between `[` and `]`.
        var script: String
        /// What it prints, with `%` for the value.
        var expected: String
        /// Whether only values of safe characters may be filled in.
        var isRestricted = false
        /// Whether values may be refused for another reason (a line break in a heredoc).
        var mayRefuse = false
        var testDescription: String { script }
    }

    static let places: [Place] = [
        Place(script: "dump <x>", expected: "[%]"),
        Place(script: "dump <x> <x>", expected: "[%][%]"),
        Place(script: "dump pre<x>post", expected: "[pre%post]"),
        Place(script: "dump <x>..HEAD", expected: "[%..HEAD]"),
        Place(script: "dump --option=<x>", expected: "[--option=%]"),
        Place(script: "dump a{NAME}b", expected: "[a%b]"),
        Place(script: "dump s3://b-YOUR_BUCKET/k", expected: "[s3://b-%/k]"),
        Place(script: "dump \"a <x> b\"", expected: "[a % b]"),
        Place(script: "P=p\ndump \"$P<x>\"", expected: "[p%]"),
        Place(script: "P=p\ndump \"${P}<x>$P\"", expected: "[p%p]"),
        Place(script: "dump 'a <x> b'", expected: "[a % b]"),
        Place(script: "dump $'a <x> b'", expected: "[a % b]"),
        Place(script: "V=vX.Y.Z\ndump \"$V\"", expected: "[%]"),
        Place(script: "V=\"[COMMIT_HASH]\"\ndump \"$V\"", expected: "[%]"),
        Place(script: "export V='TODO'\ndump \"$V\"", expected: "[%]"),
        Place(script: "A=(<x> b)\ndump \"${A[@]}\"", expected: "[%][b]"),
        Place(script: "dump \"$(printf '%s.' <x>)\"", expected: "[%.]"),
        Place(script: "dump \"$(printf '%s.' \"a <x>\")\"", expected: "[a %.]"),
        Place(script: "dump \"$(printf '%s.' 'a <x>')\"", expected: "[a %.]"),
        Place(script: "case <x> in *) dump <x> ;; esac", expected: "[%]"),
        Place(script: "if [[ <x> == <x> ]]; then dump <x>; fi", expected: "[%]"),
        Place(script: "for f in <x>; do dump \"$f\"; done", expected: "[%]"),
        Place(script: "dump \"$(cat <<< <x>; echo .)\"", expected: "[%\n.]"),
        Place(script: "cat <<EOF\nx <x> y\nEOF", expected: "x % y\n", mayRefuse: true),
        Place(script: "cat <<EOF\n<x>\nEOF", expected: "%\n", mayRefuse: true),
        Place(script: "P=p\ncat <<EOF\n$P<x>\nEOF", expected: "p%\n", mayRefuse: true),
        Place(script: "cat <<'EOF'\n<x>\nEOF", expected: "%\n", mayRefuse: true),
        Place(script: "cat <<-EOF\n\t<x>\n\tEOF", expected: "%\n", mayRefuse: true),
        Place(script: "dump `printf '%s.' <x>`", expected: "[%.]", isRestricted: true),
        Place(script: "dump \"${UNSET:-<x>}\"", expected: "[%]", isRestricted: true),
        Place(script: "bash -c \"printf '[%s]' '<x>'\"", expected: "[%]", isRestricted: true),
        Place(script: "eval \"dump '<x>'\"", expected: "[%]", isRestricted: true),
        Place(script: "V=<x>\neval \"dump $V\"", expected: "[%]", isRestricted: true),
        Place(
            script: "bash <<EOF\nprintf '[%s]' '<x>'\nEOF",
            expected: "[%]",
            isRestricted: true
        ),
        Place(script: "echo \"printf '[%s]' <x>\" | sh", expected: "[%]", isRestricted: true),
        Place(
            script: "echo a | xargs sh -c 'printf \"[%s]\" \"<x>\"'",
            expected: "[%]",
            isRestricted: true
        ),
    ]

    /// Two hundred values that break naive substitution, and a few harmless ones.
    static let values: [String] = {
        let pieces = [
            "'", "\"", "\\", "$", "`", "\n", "*", "~", "!", "#", "-", " ", "{a,b}", "(", ")", "<",
            ">", "|", "&", ";", "=", "[", "]", "%", "é", "\t", "\r", "$HOME", "EOF", "a[$(id)]",
        ]
        var values = [
            "v1.2.3", "release/2024_01", "", "it's", "$(touch canary)", "`touch canary`",
            "a[$(touch canary)]", "'; touch canary; '", "\"; touch canary; \"", "x; touch canary",
            "\nEOF\ntouch canary\n", "EOF", "\\", "\\\\", "\\'", "$'\\x41'", "-rf", "--", "~root",
            "!!", "<x>", "$1", "${HOME}", "$((1+1))", "&& touch canary", "| touch canary",
            "x > canary", "\u{1F680}", "\u{202E}abc", "a\\\nb", "\\n", "%s%n", "{1..3}", "[a-z]*",
        ]
        var step = 0
        while values.count < 200 {
            let first = pieces[step % pieces.count]
            let second = pieces[(step / pieces.count + step * 7 + 3) % pieces.count]
            values.append(step.isMultiple(of: 2) ? first + "w" + second : first + second)
            step += 1
        }
        return values
    }()

    static func isSafe(_ value: String) -> Bool {
        !value.isEmpty
            && value.utf8.allSatisfy { byte in
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/:@%+=,-".utf8
                    .contains(byte)
            }
    }

    @Test(arguments: places)
    func `a value reaches the command as exactly its bytes, or is refused`(
        _ place: Place
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "binding-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }

        let script = BashScript(place.script)
        let names = Set(script.placeholders(lines: [1], columns: 0).map(\.name))
        try #require(!names.isEmpty)
        var expected: [Int: String] = [:]
        for (index, value) in Self.values.enumerated() {
            let filling = Dictionary(uniqueKeysWithValues: names.map { ($0, value) })
            do throws(BindingError) {
                let filled = try script.filling(filling)
                #expect(!place.isRestricted || Self.isSafe(value), "\(value) was let through")
                let text = "dump() { printf '[%s]' \"$@\"; }\n\(filled)\n"
                try? text.write(
                    to: folder.appending(path: "\(index).sh"),
                    atomically: false,
                    encoding: .utf8
                )
                expected[index] = place.expected.split(
                    separator: "%",
                    omittingEmptySubsequences: false
                ).joined(separator: value)
            } catch {
                #expect(place.isRestricted || place.mayRefuse, "\(value): \(error.description)")
                #expect(place.mayRefuse || !Self.isSafe(value), "\(value): \(error.description)")
            }
        }
        try run(in: folder)
        for (index, text) in expected {
            let output = try Data(contentsOf: folder.appending(path: "\(index).sh.out"))
            let got = String(decoding: output, as: UTF8.self)
            #expect(got.utf8.elementsEqual(text.utf8), "\(got) is not \(text)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "canary").path))
    }

    private func run(in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [
            "-c", "for f in *.sh; do bash \"$f\" > \"$f.out\" 2> \"$f.err\" < /dev/null; done",
        ]
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }
}
