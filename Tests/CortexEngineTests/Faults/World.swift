import Foundation
import Synchronization

/// What really happened, whatever a disk holds of it: the effects of steps, and the records that
/// somebody was told are safe.
final class World: Sendable {
    struct Moment: Sendable, Equatable {
        /// How often each step took effect, by its item's id.
        var effects: [String: Int] = [:]
        /// The lines of the records that the writer has acknowledged, in order.
        var acknowledged: [[UInt8]] = []
    }

    private let moment: Mutex<Moment>
    /// A file to which steps add their item's id; `nil` where they are only counted.
    private let file: String?

    init(_ moment: Moment = Moment(), file: String? = nil) {
        self.moment = Mutex(moment)
        self.file = file
    }

    var now: Moment {
        var now = moment.withLock { $0 }
        guard let file, let bytes = FileManager.default.contents(atPath: file) else { return now }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            now.effects[String(line), default: 0] += 1
        }
        return now
    }

    /// The step of this item takes effect.
    func happen(_ item: String) {
        moment.withLock { $0.effects[item, default: 0] += 1 }
    }

    func acknowledge(_ line: [UInt8]) {
        moment.withLock { $0.acknowledged.append(line) }
    }
}
