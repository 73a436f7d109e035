import Foundation

/// How much of a long campaign is run: all of it if `CORTEX_FAULTS` is `all`, otherwise a part that
/// is another one each day.
enum Share {
    /// The numbers below `count` that are to be tried.
    static func of(_ count: Int, oneIn divisor: Int) -> [Int] {
        if ProcessInfo.processInfo.environment["CORTEX_FAULTS"] == "all" { return Array(0..<count) }
        let day = Int(Date().timeIntervalSince1970 / 86400)
        return stride(from: day % divisor, to: count, by: divisor).map { $0 }
    }
}
