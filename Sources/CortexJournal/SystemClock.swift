import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The machine's clocks.
package struct SystemClock: JournalClock {
    /// Names this boot: the first 8 characters of the kernel's boot id.
    package let boot: String

    package init() {
        boot = String(Self.bootID().prefix(8)).lowercased()
    }

    package var now: Moment {
        let wall = Self.read(CLOCK_REALTIME)
        let sinceBoot = Self.read(Self.bootClock)
        return Moment(
            wall: Int64(wall.tv_sec) * 1_000_000 + Int64(wall.tv_nsec) / 1000,
            boot: boot,
            nanoseconds: UInt64(sinceBoot.tv_sec) * 1_000_000_000 + UInt64(sinceBoot.tv_nsec)
        )
    }

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        _ = unsafe clock_gettime(clock, &time)
        return time
    }

    #if canImport(Darwin)
    private static var bootClock: clockid_t { CLOCK_MONOTONIC_RAW }

    private static func bootID() -> String {
        var text = [CChar](repeating: 0, count: 64)
        var size = text.count
        guard unsafe sysctlbyname("kern.bootsessionuuid", &text, &size, nil, 0) == 0 else {
            return ""
        }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    #else
    private static var bootClock: clockid_t { CLOCK_BOOTTIME }

    private static func bootID() -> String {
        let bytes = try? FileBytes.read("/proc/sys/kernel/random/boot_id", upTo: 64)
        return String(decoding: bytes ?? [], as: UTF8.self)
    }
    #endif
}
