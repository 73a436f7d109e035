#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The bash that runs the blocks, and what it is like before anything was done in it.
package struct Bash: Sendable, Equatable {
    /// The absolute path.
    package var path: String
    /// As `$BASH_VERSION` has it.
    package var version: String
    /// The options of `set -o` that are on from the beginning.
    var options: Set<String>
    /// The options of `shopt` that are on from the beginning.
    var shellOptions: Set<String>
    /// The names of the variables that exist from the beginning.
    var variables: Set<[UInt8]>

    /// Finds bash: `/bin/bash`, or else the first on the PATH of `environment`.
    ///
    /// - Throws: `ShellError` if there is none, or one older than 4.4.
    package static func find(environment: [String: String]) throws(ShellError) -> Bash {
        let searched = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        let folders = searched.split(separator: ":").filter { $0.hasPrefix("/") }
        for path in ["/bin/bash"] + folders.map({ "\($0)/bash" })
        where unsafe access(path, X_OK) == 0 {
            return try Bash(at: path)
        }
        throw .noBash(searched)
    }

    private init(at path: String) throws(ShellError) {
        let answer = try Program.run(
            path,
            ["--noprofile", "--norc", "-p", "-c", Bash.question],
            input: []
        )
        let fields = answer.output.split(separator: 0, omittingEmptySubsequences: false)
        guard answer.status == 0, fields.count == 4 else { throw .brokenBash(path) }
        let text = fields.map { String(decoding: $0, as: UTF8.self) }
        guard Bash.isSupported(text[0]) else { throw .oldBash(path, text[0]) }
        self.path = path
        version = text[0]
        options = Set(text[1].split(separator: ":").map(String.init))
        shellOptions = Set(text[2].split(separator: ":").map(String.init))
        variables = Set(fields[3].split(separator: UInt8(ascii: "\n")).map { Array($0) })
    }

    /// Whether `version` is 4.4 or newer: state is printed in a form that can be read back.
    static func isSupported(_ version: String) -> Bool {
        let parts = version.split(separator: ".").prefix(2).compactMap { Int($0) }
        return parts.count == 2 && (parts[0], parts[1]) >= (4, 4)
    }

    private static let question = #"""
        set +p; shopt -s expand_aliases
        printf '%s\0' "$BASH_VERSION" "$SHELLOPTS" "$BASHOPTS"; compgen -v
        """#
}
