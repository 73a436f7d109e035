import Foundation

/// How much of a fault campaign is run: all of it if `CORTEX_FAULTS` is `all`, otherwise a part that
/// is another one each day.
enum FaultShare {
    static let isWhole = ProcessInfo.processInfo.environment["CORTEX_FAULTS"] == "all"

    /// Returns one of every `divisor` elements, or all of them.
    static func of<Element>(_ elements: [Element], oneIn divisor: Int) -> [Element] {
        guard !isWhole else { return elements }
        let day = Int(Date().timeIntervalSince1970 / 86400)
        return elements.enumerated().filter { ($0.offset + day) % divisor == 0 }.map(\.element)
    }
}
