import CortexJournal

/// The programs that drove the run, and where.
struct ToolFacts: Sendable, Equatable, Codable {
    static let path = "run/tool.json"

    struct Tool: Sendable, Equatable, Codable {
        var cortex: String
        var bash: String
        var bashVersion: String
        var host: String
        var user: String
        var boot: String
        var by: String?
        var role: String?
    }

    private(set) var schema = "cortex-tool/1"
    /// In the order in which they drove it.
    var drivers: [Tool]

    init(_ records: [Record]) {
        drivers = records.compactMap { record in
            switch record.event {
            case .runStarted(let event): Tool(event.driver)
            case .runResumed(let event): Tool(event.driver)
            default: nil
            }
        }
    }

    var bytes: [UInt8] {
        get throws { try StrictJSON.line(self) }
    }
}

extension ToolFacts.Tool {
    fileprivate init(_ driver: Driver) {
        cortex = driver.tool
        bash = driver.bash
        bashVersion = driver.bashVersion
        host = driver.host
        user = driver.user
        boot = driver.boot
        by = driver.by
        role = driver.role
    }
}
