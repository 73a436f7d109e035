/// R: what a record says, as JSON decodes it.
struct RecordContent: Decodable {
    var version: Int
    var seq: Int
    var previous: String
    var run: String
    var time: Moment
    var type: String
    /// Whether a program that does not know `type` must not go on.
    var isCritical: Bool
    /// `nil` for a type or a version that this program does not know.
    var event: RunEvent?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        version = try fields.decode(Int.self, forKey: .version)
        seq = try fields.decode(Int.self, forKey: .seq)
        previous = try fields.decode(String.self, forKey: .previous)
        run = try fields.decode(String.self, forKey: .run)
        type = try fields.decode(String.self, forKey: .type)
        isCritical = try fields.decodeIfPresent(Bool.self, forKey: .isCritical) ?? false
        let timestamp = try fields.decode(String.self, forKey: .timestamp)
        let clock = try fields.decode(BootClock.self, forKey: .bootClock)
        guard let wall = Moment.wall(fromTimestamp: timestamp) else {
            throw DecodingError.dataCorruptedError(
                forKey: .timestamp,
                in: fields,
                debugDescription: "not a time"
            )
        }
        time = Moment(wall: wall, boot: clock.boot, nanoseconds: clock.ns)
        guard version == Record.version, let kind = RunEvent.Kind(rawValue: type) else { return }
        event = try RunEvent(kind, from: decoder)
    }

    private struct BootClock: Decodable {
        var boot: String
        var ns: UInt64
    }

    private enum CodingKeys: String, CodingKey {
        case version = "v"
        case seq
        case previous = "prev"
        case run
        case timestamp = "t"
        case bootClock = "mono"
        case type
        case isCritical = "crit"
    }
}
