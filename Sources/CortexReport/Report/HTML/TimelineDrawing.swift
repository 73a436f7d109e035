import CortexJournal

/// A drawing of a run: a lane a section, a bar a step, along the time that the run was driven.
struct TimelineDrawing {
    private let report: RunReport
    private let lanes: [Lane]
    private let length: Int64

    private struct Lane {
        let title: String
        let rows: [ReportRow]
    }

    /// `nil` where there is nothing to draw.
    init?(_ report: RunReport) {
        self.report = report
        let ran = report.parts.compactMap { part in
            let rows = part.rows.filter { $0.attempt != nil }
            return rows.isEmpty ? nil : Lane(title: part.title, rows: rows)
        }
        guard !ran.isEmpty else { return nil }
        lanes =
            ran.count <= Self.mostLanes
            ? ran : [Lane(title: "\(ran.count) sections", rows: ran.flatMap(\.rows))]
        let ends = lanes.flatMap(\.rows).compactMap(\.attempt).map {
            $0.offset + ($0.duration ?? 0)
        }
        length = max(report.elapsedNanoseconds, ends.max() ?? 0, 1)
    }

    var svg: HTML {
        let height = Self.top + lanes.count * Self.lane + 8
        let description = "Time-line: \(lanes.count) lanes over \(durationForPeople(length))"
        return """
            <svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-label="\(description)">\
            \(axis(height))\(lanes.enumerated().map(draw).joined())\(pauses(height))</svg>
            """
    }

    private func axis(_ height: Int) -> HTML {
        let step = Self.tick(for: length)
        var text: HTML = ""
        var time: Int64 = 0
        while time <= length {
            let x = place(time)
            text += """
                <line class="axis" x1="\(x)" x2="\(x)" y1="20" y2="\(height)"/>\
                <text class="tick" x="\(x)" y="13" text-anchor="middle">\(Self.label(time))</text>
                """
            time += step
        }
        return text
    }

    private func draw(_ number: Int, _ lane: Lane) -> HTML {
        let y = Self.top + number * Self.lane
        let title = lane.title.count > 26 ? lane.title.prefix(25) + "…" : lane.title[...]
        let bars = lane.rows.map { row in bar(row, y: y + 5) }.joined()
        let width = Self.width - Self.left - Self.right
        return """
            <text x="0" y="\(y + 17)">\(String(title))</text>\
            <rect class="lane" x="\(Self.left)" y="\(y + 3)" width="\(width)" height="20" rx="4"/>\
            \(bars)
            """
    }

    private func bar(_ row: ReportRow, y: Int) -> HTML {
        guard let attempt = row.attempt else { return "" }
        let start = place(attempt.offset)
        let end = place(attempt.offset + (attempt.duration ?? max(0, length - attempt.offset)))
        let time = attempt.duration.map { ", \(durationForPeople($0))" } ?? ""
        return """
            <rect class="\(row.status.tone.rawValue)" x="\(start)" y="\(y)" \
            width="\(max(3, end - start))" height="16" rx="3">\
            <title>\(row.id) \(row.title): \(row.status.words)\(time)</title></rect>
            """
    }

    /// Where the run was paused, the drawing does not go on to the right, but a line stands.
    private func pauses(_ height: Int) -> HTML {
        report.milestones.filter { $0.kind == .resumed }.map { milestone in
            let x = place(milestone.offset)
            return """
                <line class="pause" x1="\(x)" x2="\(x)" y1="20" y2="\(height)">\
                <title>\(milestone.words), \(milestone.moment.forPeople)</title></line>
                """
        }.joined()
    }

    private func place(_ time: Int64) -> Int {
        let share = Double(min(max(time, 0), length)) / Double(length)
        return Self.left + Int(share * Double(Self.width - Self.left - Self.right))
    }

    private static let mostLanes = 40
    private static let width = 1000
    private static let left = 190
    private static let right = 20
    private static let top = 24
    private static let lane = 26

    /// The distance of the marks on the axis, such that there are at most eight.
    private static func tick(for length: Int64) -> Int64 {
        let second: Int64 = 1_000_000_000
        let round: [Int64] = [
            second / 100, second / 20, second / 10, second / 2, second, 2 * second, 5 * second,
            10 * second, 30 * second, 60 * second, 120 * second, 300 * second, 600 * second,
            1800 * second, 3600 * second, 7200 * second, 21600 * second, 86400 * second,
        ]
        return round.first { length / $0 <= 8 } ?? length / 8
    }

    private static func label(_ time: Int64) -> String {
        if time == 0 { return "0" }
        let second: Int64 = 1_000_000_000
        switch time {
        case ..<second: return "\(time / 1_000_000) ms"
        case ..<(60 * second):
            let tenths = time / (second / 10) % 10
            return "\(time / second)" + (tenths == 0 ? "" : ".\(tenths)") + " s"
        case ..<(3600 * second):
            let rest = time / second % 60
            return "\(time / (60 * second)) min" + (rest == 0 ? "" : " \(rest) s")
        default:
            let rest = time / (60 * second) % 60
            return "\(time / (3600 * second)) h" + (rest == 0 ? "" : " \(rest) min")
        }
    }
}
