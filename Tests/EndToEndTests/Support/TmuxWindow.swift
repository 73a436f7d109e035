import Foundation

/// A window of a terminal emulator that draws what it gets: tmux, 80 columns by 24 rows.
final class TmuxWindow {
    /// What the window never showed.
    struct NothingSuch: Error, CustomStringConvertible {
        let wanted: String
        let rows: [String]
        var description: String {
            "`\(wanted)` never came; the window:\n" + rows.joined(separator: "\n")
        }
    }

    private let bench: Workbench
    private let socket: String

    /// Starts the program in a window of its own, which stays when the program ends.
    init(_ bench: Workbench, _ arguments: [String]) throws {
        self.bench = bench
        socket = "\(bench.scratch.path)/tmux"
        let status = "\(bench.scratch.path)/status"
        let script = #""$@"; echo $? > "$0"; exec cat > /dev/null"#
        let shell = ["/bin/sh", "-c", script, status, Workbench.program]
        try tmux(["new-session", "-d", "-x", "80", "-y", "24"] + shell + arguments)
    }

    deinit {
        _ = try? tmux(["kill-server"])
    }

    /// The rows of the window without trailing spaces.
    var rows: [String] { get throws { try capture([]) } }

    /// The rows with the escape sequences of their colours and looks.
    var styledRows: [String] { get throws { try capture(["-e"]) } }

    /// The window's modes, as far as tmux tells them.
    var modes: String {
        get throws {
            let names = [
                "alternate_on", "cursor_flag", "insert_flag", "keypad_cursor_flag", "keypad_flag",
                "mouse_any_flag", "mouse_sgr_flag", "mouse_utf8_flag", "origin_flag",
                "scroll_region_lower", "scroll_region_upper", "wrap_flag", "pane_tabs",
            ]
            return try tell(names.map { "\($0) #{\($0)}" }.joined(separator: "; "))
        }
    }

    /// Types `text`.
    func type(_ text: String) throws {
        try tmux(["send-keys", "-l", text])
    }

    /// Waits until the rows are as `isReached` wants them, and returns them.
    func wait(for wanted: String, _ isReached: ([String]) -> Bool) throws -> [String] {
        let limit = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < limit {
            let rows = try rows
            if isReached(rows) { return rows }
        }
        throw NothingSuch(wanted: wanted, rows: try rows)
    }

    /// Waits for the program's end and returns its exit status.
    func end() throws -> Int32? {
        var status: Int32?
        _ = try wait(for: "the end") { _ in
            status = bench.scratch.text("status").flatMap { Int32($0.dropLast()) }
            return status != nil
        }
        return status
    }

    private func capture(_ options: [String]) throws -> [String] {
        let output = try tmux(["capture-pane", "-p"] + options)
        return output.dropLast().components(separatedBy: "\n")
    }

    private func tell(_ format: String) throws -> String {
        String(try tmux(["display-message", "-p", format]).dropLast())
    }

    @discardableResult
    private func tmux(_ words: [String]) throws -> String {
        let words = ["/usr/bin/env", "tmux", "-u", "-f", "/dev/null", "-S", socket] + words
        return try bench.run(words).output
    }
}
