import CortexEngine
import CortexReport
import CortexText
import SystemPackage

/// Where results and complaints go.
enum Output {
    /// Writes a result to stdout.
    ///
    /// - Throws: `Refusal` of status `broken` if it cannot be written.
    static func write(_ text: String) throws(Refusal) {
        try write(Array(text.utf8))
    }

    /// Writes a result to stdout.
    ///
    /// - Throws: `Refusal` of status `broken` if it cannot be written.
    static func write(_ bytes: [UInt8]) throws(Refusal) {
        do {
            try FileDescriptor.standardOutput.writeAll(bytes)
        } catch {
            throw Refusal(.broken, "standard output: cannot be written: \(error)")
        }
    }

    /// Writes lines to stderr, escaped.
    static func complain(_ lines: [String]) {
        let text = lines.map { line in
            // A path may hold a line end; a complaint is one line all the same.
            "\(SafeText(escaping: line.replacing("\n", with: "^J")).text)\n"
        }.joined()
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }
}
