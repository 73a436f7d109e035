import CortexReport
import SystemPackage

/// Where results and complaints go.
enum Output {
    /// Writes a result to stdout; ends the program quietly if nobody reads it any more.
    static func write(_ text: String) {
        write(Array(text.utf8))
    }

    /// Writes a result to stdout.
    static func write(_ bytes: [UInt8]) {
        _ = try? FileDescriptor.standardOutput.writeAll(bytes)
    }

    /// Writes lines to stderr, escaped, each behind the program's name.
    static func complain(_ lines: [String]) {
        let text = lines.map { "\(SafeText($0).text)\n" }.joined()
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }
}
