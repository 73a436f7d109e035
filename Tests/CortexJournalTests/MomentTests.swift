import CortexJournal
import Testing

struct MomentTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"),
            (1_795_401_030_123_456, "2026-11-23T02:30:30.123456Z"),
            (951_782_400_000_001, "2000-02-29T00:00:00.000001Z"),
            (4_107_542_399_999_999, "2100-02-28T23:59:59.999999Z"),
            (-1, "1969-12-31T23:59:59.999999Z"),
        ] as [(Int64, String)]
    )
    func `a moment is written and read as RFC 3339`(wall: Int64, text: String) {
        #expect(Moment(wall: wall, boot: "b", nanoseconds: 0).timestamp == text)
        #expect(Moment.wall(fromTimestamp: text) == wall)
    }

    @Test(arguments: ["", "2026-11-23", "2026-11-23T02:30:30.12345xZ"])
    func `what is not a time is not read`(text: String) {
        #expect(Moment.wall(fromTimestamp: text) == nil)
    }

    @Test func `a folder's name has the time without punctuation`() {
        let moment = Moment(wall: 1_795_401_030_123_456, boot: "b", nanoseconds: 0)
        #expect(moment.compactTimestamp == "20261123T023030Z")
    }

    @Test func `durations come from the boot clock, whatever the wall clock does`() {
        let first = Moment(wall: 5_000_000, boot: "a", nanoseconds: 1_000)
        let second = Moment(wall: 1_000_000, boot: "a", nanoseconds: 3_500)
        #expect(second.nanoseconds(since: first) == 2500)
    }

    @Test func `after a reboot durations come from the wall clock and never run backwards`() {
        let first = Moment(wall: 5_000_000, boot: "a", nanoseconds: 9_000)
        #expect(
            Moment(wall: 6_000_000, boot: "b", nanoseconds: 0).nanoseconds(since: first)
                == 1_000_000_000
        )
        #expect(Moment(wall: 1_000_000, boot: "b", nanoseconds: 0).nanoseconds(since: first) == 0)
    }

    @Test func `the machine's clocks go forward within one boot`() {
        let clock = SystemClock()
        let first = clock.now
        let second = clock.now
        #expect(first.boot == second.boot)
        #expect(first.boot.count == 8)
        #expect(second.nanoseconds >= first.nanoseconds)
        #expect(first.wall > 1_700_000_000_000_000)
    }
}
