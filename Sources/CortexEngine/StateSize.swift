import CortexShell

/// Warns once in a run of a shell state so large that every step takes longer for it.
struct StateSize: Sendable {
    private var hasWarned = false

    /// Returns the warning about `state`, which is kept as `count` bytes; `nil` if there is none.
    mutating func warning(about state: ShellState, count: Int) -> String? {
        guard count > Self.limit, !hasWarned else { return nil }
        hasWarned = true
        return Self.large(mebibytes: count >> 20, largest: state.largestVariable)
    }

    /// From this many bytes on, reading and writing the state takes longer than starting bash.
    private static let limit = 1 << 20
}

extension StateSize {
    private static func large(mebibytes: Int, largest: String?) -> String {
        "the shell holds \(mebibytes) MiB, which every step reads and writes again"
            + (largest.map { "; `\($0)` has the most" } ?? "")
    }
}
