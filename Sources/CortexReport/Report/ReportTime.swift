import CortexJournal
import CortexText

extension Moment {
    /// The wall clock for people, `2026-11-23 02:30:30 UTC`.
    var forPeople: String {
        let text = timestamp
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) UTC"
    }

    /// The time of the day, `02:30:30`.
    var timeOfDay: String { String(timestamp.dropFirst(11).prefix(8)) }

    /// The day, `2026-11-23`.
    var day: String { String(timestamp.prefix(10)) }

    /// A moment by the wall clock alone, in microseconds since 1970-01-01T00:00:00Z.
    init(wall: Int64) {
        self.init(wall: wall, boot: "", nanoseconds: 0)
    }
}

/// Returns a size in bytes for people, `1.2 MB`.
func sizeForPeople(_ bytes: Int) -> String {
    var size = Double(bytes)
    for unit in ["B", "kB", "MB", "GB"] {
        if size < 1000 {
            let tenths = Int((size * 10).rounded())
            return unit == "B" ? "\(bytes) B" : "\(tenths / 10).\(tenths % 10) \(unit)"
        }
        size /= 1000
    }
    return "\(Int(size.rounded())) TB"
}

/// Returns a duration in nanoseconds for people, `2m14s`.
func durationForPeople(_ nanoseconds: Int64) -> String {
    SafeText(duration: nanoseconds).text
}
