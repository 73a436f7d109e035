/// When a step is to be ended, and how: TERM or HUP first, KILL when it has had time to go.
struct Deadline {
    private var limit: ContinuousClock.Instant?
    private var pauseStart: ContinuousClock.Instant?
    private var terminated: ContinuousClock.Instant?
    private var isKilled = false
    /// The signal that the step gets first.
    private var firstSignal: Int32 = 15
    private var isDue = false
    /// Whether it was the time that ended the step.
    private(set) var hasPassed = false

    /// How long a step has until it is killed.
    static let grace = Duration.seconds(5)

    init(seconds: Int?) {
        limit = seconds.map { .now + .seconds(min($0, Self.longest)) }
    }

    /// Ten years in seconds: more than any step takes, and few enough to count in.
    private static let longest = 315_360_000

    /// Ends the step now.
    mutating func end(with signal: DriverSignal = .terminate) {
        isDue = true
        firstSignal = signal.rawValue
    }

    /// Stops the clock while a person decides.
    mutating func pause() {
        pauseStart = .now
    }

    /// Lets the clock go on; the pause does not count.
    mutating func resume() {
        if let pauseStart, let limit { self.limit = limit + pauseStart.duration(to: .now) }
        pauseStart = nil
    }

    /// How long to wait at most, -1 for ever.
    var milliseconds: Int32 {
        if isKilled { return -1 }
        if let terminated { return Deadline.milliseconds(until: terminated + Deadline.grace) }
        if isDue { return 0 }
        return limit.map(Deadline.milliseconds) ?? -1
    }

    /// Returns the signal that the step gets now, if any.
    mutating func nextSignal() -> Int32? {
        let now = ContinuousClock.now
        if let terminated {
            guard !isKilled, now >= terminated + Deadline.grace else { return nil }
            isKilled = true
            return 9
        }
        if let limit, now >= limit, !isDue {
            isDue = true
            hasPassed = true
        }
        guard isDue else { return nil }
        terminated = now
        return firstSignal
    }

    private static func milliseconds(until instant: ContinuousClock.Instant) -> Int32 {
        let (seconds, attoseconds) = ContinuousClock.now.duration(to: instant).components
        let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1
        return Int32(clamping: max(0, milliseconds))
    }
}
