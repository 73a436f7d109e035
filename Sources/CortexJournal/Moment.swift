/// A point in time, by the wall clock for people and by the boot clock for durations.
package struct Moment: Sendable, Equatable {
    /// Microseconds since 1970-01-01T00:00:00Z, without leap seconds.
    package var wall: Int64
    /// Names the boot of the machine; nanoseconds of different boots cannot be compared.
    package var boot: String
    /// Nanoseconds since that boot, time asleep included.
    package var nanoseconds: UInt64

    package init(wall: Int64, boot: String, nanoseconds: UInt64) {
        self.wall = wall
        self.boot = boot
        self.nanoseconds = nanoseconds
    }

    /// Returns the nanoseconds from `earlier` to this moment, by the wall clock after a reboot.
    package func nanoseconds(since earlier: Moment) -> Int64 {
        boot == earlier.boot && nanoseconds >= earlier.nanoseconds
            ? Int64(clamping: nanoseconds - earlier.nanoseconds)
            : max(0, wall - earlier.wall).multipliedReportingOverflow(by: 1000).partialValue
    }
}

extension Moment {
    /// Returns how far the wall clock was set since `earlier`, beyond the time that passed, in
    /// nanoseconds; negative where it was set back, `nil` where the boots differ.
    package func wallJump(since earlier: Moment) -> Int64? {
        guard boot == earlier.boot, nanoseconds >= earlier.nanoseconds else { return nil }
        let passed = Int64(clamping: (nanoseconds - earlier.nanoseconds) / 1000)
        let (jump, overflow) = (wall - earlier.wall).subtractingReportingOverflow(passed)
        return overflow ? nil : jump.multipliedReportingOverflow(by: 1000).partialValue
    }
}

/// Where the time of an event comes from.
package protocol JournalClock: Sendable {
    var now: Moment { get }
}

extension Moment {
    /// The wall clock as RFC 3339 in UTC with microseconds, `2026-11-23T02:30:30.123456Z`.
    package var timestamp: String {
        let second = wall.flooredQuotient(by: 1_000_000)
        let day = second.flooredQuotient(by: 86400)
        let time = Int(second - day * 86400)
        let date = Self.date(ofDay: day)
        return "\(digits(date.year, 4))-\(digits(date.month, 2))-\(digits(date.day, 2))T"
            + "\(digits(time / 3600, 2)):\(digits(time / 60 % 60, 2)):\(digits(time % 60, 2))"
            + ".\(digits(Int(wall - second * 1_000_000), 6))Z"
    }

    /// The wall clock as it stands in the name of a run's folder, `20261123T023030Z`.
    package var compactTimestamp: String {
        String(timestamp.prefix(19).filter { $0 != "-" && $0 != ":" }) + "Z"
    }

    /// Reads a `timestamp`, or returns `nil` if `text` is not one; the boot clock is not in it.
    package static func wall(fromTimestamp text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count == 27 else { return nil }
        func number(_ range: Range<Int>) -> Int64? {
            Int64(String(decoding: bytes[range], as: UTF8.self))
        }
        guard
            let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            let micros = number(20..<26)
        else { return nil }
        let days = days(year: year, month: month, day: day)
        return ((days * 24 + hour) * 60 + minute) * 60_000_000 + second * 1_000_000 + micros
    }

    /// The civil date of a day since 1970-01-01.
    ///
    /// Years start in March, so that leap days come last (Howard Hinnant, "chrono-Compatible
    /// Low-Level Date Algorithms").
    private static func date(ofDay day: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (
            Int(year + era * 400 + (month <= 2 ? 1 : 0)), Int(month),
            Int(dayOfYear - (153 * march + 2) / 5 + 1)
        )
    }

    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredQuotient(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
