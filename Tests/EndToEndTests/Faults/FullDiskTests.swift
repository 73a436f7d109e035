import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Disks and quotas that are full, of many sizes.
@Suite struct FullDiskTests {
    static let isRoot = geteuid() == 0
    private static let document = """
        # Work

        ## 1. Part

        ```bash
        echo 1/1 >> effects
        head -c 3000000 /dev/zero | tr '\\0' x
        ```

        ## 2. Part

        ```bash
        echo 2/1 >> effects
        ```

        """
    private static let scenario = FaultScenario(
        name: "full disk",
        document: document,
        arguments: ["run", "--yes", "runbook.md"]
    )

    @Test(.enabled(if: isRoot, "skipped: only root may mount file systems"))
    func `a full disk breaks no invariant, and nothing is begun that cannot be recorded`() throws {
        let sizes = FaultShare.of((0..<64).map { 14_000 + $0 * 150 }, oneIn: 10)
        var found: [String] = []
        var statuses: [Int32: Int] = [:]
        for size in sizes {
            let bench = try FaultBench(Self.scenario)
            let mounted = try Mount("mount -t tmpfs -o size=\(size)k,mode=0700 none", on: bench)
            defer { mounted.end() }
            let status = try bench.use()
            statuses[status, default: 0] += 1
            var violations = try bench.violations()
            if ![0, 5].contains(status) { violations.append("status \(status)") }
            if status == 0, bench.journal?.isFinished != true { violations.append("0, unfinished") }
            let isKnown = bench.effects.keys.allSatisfy {
                (bench.journal?.attempts(at: $0).ended ?? 0) > 0
            }
            if !isKnown { violations.append("a step's end is not recorded") }
            found += violations.map { "\(size) KiB: \($0)" }
        }
        print("full disks: \(sizes.count) sizes, statuses \(statuses), \(found.count) violations")
        #expect(found == [])
    }

    @Test(.enabled(if: isRoot, "skipped: only root may mount file systems"))
    func `a disk whose writes are lost later is found at the sync`() throws {
        let bench = try FaultBench(Self.scenario)
        let outer = try Mount("mount -t tmpfs -o size=30m,mode=0700 none", on: bench, at: "outer")
        defer { outer.end() }
        let image = "\(bench.bench.scratch.path)/outer/image"
        let made = try bench.bench.bash(
            "truncate -s 64M \(image) && mkfs.ext4 -q -F -m 0 \(image) && "
                + "head -c 27M /dev/zero > \(image).filler || true"
        )
        try #require(made.status == 0)
        guard let inner = try? Mount("mount -o loop \(image)", on: bench) else {
            print("fsyncgate: skipped: loop devices cannot be mounted here")
            return
        }
        defer { inner.end() }
        let status = try bench.use()
        let violations = try bench.violations()
        print("fsyncgate: status \(status), \(violations.count) violations")
        #expect(violations == [])
        #expect([0, 5].contains(status))
    }

    @Test func `a limit on the size of files breaks no invariant`() throws {
        let limits = FaultShare.of(Array(0..<64), oneIn: 8)
        var found: [String] = []
        for limit in limits {
            let bench = try FaultBench(Self.scenario)
            let result = try bench.bench.bash(
                "ulimit -f \(limit * 2); exec '\(Workbench.program)' run --yes runbook.md"
            )
            let violations = try bench.violations() + Self.resumed(bench)
            found += violations.map { "ulimit -f \(limit): \($0)" }
            let isKnown = [0, 1, 5, 153].contains(result.status)
            if !isKnown { found.append("ulimit -f \(limit): status \(result.status)") }
        }
        print("limits on the size of files: \(limits.count) sizes, \(found.count) violations")
        #expect(found == [])
    }

    /// What is wrong when nobody is asked as the run is taken up again, with all room there is.
    private static func resumed(_ bench: FaultBench) throws -> [String] {
        guard bench.journal?.isFinished == false else { return [] }
        let status = try bench.bench.cortex("run", "--resume", "--yes").status
        let isTrue = [0, 1, 4].contains(status)
        return try (isTrue ? [] : ["taking it up ends with \(status)"]) + bench.violations()
    }
}

/// A file system that is mounted for a test.
private struct Mount {
    private let path: String
    private let bench: Workbench

    /// Mounts with the words of `command` in front of the folder; by default where runs are kept.
    init(_ command: String, on bench: FaultBench, at name: String = "state") throws {
        path = "\(bench.bench.scratch.path)/\(name)"
        self.bench = bench.bench
        let result = try bench.bench.bash(
            "mkdir -p \(path) && \(command) \(path) && chmod 700 \(path)"
        )
        guard result.status == 0 else { throw Failed(reason: result.errors) }
    }

    func end() {
        _ = try? bench.bash("umount -l \(path)")
    }

    struct Failed: Error {
        let reason: String
    }
}
