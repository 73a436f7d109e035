import CortexRunbook

/// A day of the Gregorian calendar.
package struct Day: Sendable, Equatable {
    /// The days since 1 January 1970.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// Reads `2026-11-23` at the beginning of `text`; `nil` if no day stands there.
    init?(_ text: ArraySlice<UInt8>) {
        let parts = text.prefix(10).split(separator: 0x2D, omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], text.dropFirst(10).first?.isDigit != true else {
            return nil
        }
        let values = parts.compactMap { part in
            part.allSatisfy(\.isDigit) ? Int(String(utf8: part)) : nil
        }
        guard values.count == 3 else { return nil }
        self.init(year: values[0], month: values[1], day: values[2])
    }

    /// Howard Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`: years begin
    /// in March, so that the leap day is a year's last.
    private init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...31).contains(day), year > 0 else { return nil }
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }
}
