@testable import CortexJournal

extension Driver {
    static let sample = Driver(
        tool: "1.2.3",
        bash: "/bin/bash",
        bashVersion: "5.2.15",
        host: "web1",
        user: "ops",
        pid: 4711,
        boot: "81673a8d",
        directory: "/srv/app",
        by: "Ada",
        unattended: false,
        terminal: true
    )
}

extension RunEvent {
    static func started(_ ordinal: Int, _ item: String, line: Int) -> RunEvent {
        .stepStarted(
            StepStarted(
                ordinal: ordinal,
                attempt: 1,
                item: item,
                line: line,
                kind: .command,
                scriptSHA256: "s",
                mode: .pty,
                confirmed: .prompt
            )
        )
    }
}

/// Returns the state after `events`, eleven seconds apart.
func state(_ events: [RunEvent]) throws -> RunState {
    RunState(
        try events.enumerated().map { seq, event in
            try Record(
                event,
                seq: seq,
                run: "7f3a",
                previous: Record.genesis,
                time: Moment(
                    wall: 1_795_401_030_123_456 + Int64(seq) * 11_000_000,
                    boot: "b",
                    nanoseconds: UInt64(seq) * 11_000_000_000
                )
            )
        }
    )
}
