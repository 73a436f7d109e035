import CortexJournal
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

// Prints two medians in seconds: recording one event, and one synced write of the same size, taken
// in turns in the folder that is given.

/// Returns the middle one of `times`, in seconds.
func median(_ times: [Duration]) -> Double {
    let (seconds, attoseconds) = times.sorted()[times.count / 2].components
    return Double(seconds) + Double(attoseconds) / 1e18
}

/// An event of the size that most have.
func event(_ number: Int) -> RunEvent {
    .stepFinished(
        StepFinished(
            ordinal: number,
            attempt: 1,
            item: "1.2/3",
            status: 0,
            verdict: .passed,
            outputBytes: 1234,
            outputSHA256: String(repeating: "ab", count: 32),
            stateSHA256: String(repeating: "cd", count: 32),
            durationNanoseconds: 1_234_567
        )
    )
}

let driver = Driver(
    tool: "bench",
    bash: "/bin/bash",
    bashVersion: "5",
    host: "host",
    user: "user",
    pid: 1,
    boot: "boot",
    directory: "/",
    unattended: true,
    terminal: false
)

/// Measures in `folder`; returns the two medians in seconds.
func measure(in folder: FilePath, as driver: Driver) throws -> (ours: Double, theirs: Double) {
    let started = RunStarted(runbook: "doc.md", digest: "", driver: driver)
    var run = try RunStore(root: folder.appending("runs")).start(started, runbook: [])
    let plain = try FileDescriptor.open(
        folder.appending("plain"),
        .writeOnly,
        options: [.create, .append],
        permissions: .ownerReadWrite
    )
    var ours: [Duration] = []
    var theirs: [Duration] = []
    for number in 1...1000 {
        let start = ContinuousClock.now
        let line = try run.journal.append(event(number)).line
        let middle = ContinuousClock.now
        try plain.writeAll(line)
        guard fdatasync(plain.rawValue) == 0 else { throw Errno(rawValue: errno) }
        ours.append(start.duration(to: middle))
        theirs.append(middle.duration(to: .now))
    }
    return (median(ours), median(theirs))
}

let (ours, theirs) = try measure(in: FilePath(CommandLine.arguments[1]), as: driver)
print(ours, theirs)
