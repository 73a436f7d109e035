/// The program that drives a run, who uses it, and where.
package struct Driver: Sendable, Equatable, Codable {
    /// Cortex's version.
    package var tool: String
    /// The absolute path of bash.
    package var bash: String
    package var bashVersion: String
    package var host: String
    package var user: String
    package var pid: Int
    /// Names the boot of the machine; pids of another boot mean nothing.
    package var boot: String
    /// The working directory, absolute.
    package var directory: String
    /// The operator's name, from `--as`.
    package var by: String?
    /// The role they act in.
    package var role: String?
    /// Whether nobody is asked (`--yes`).
    package var unattended: Bool
    /// The options given, as words.
    package var options: [String]
    /// Whether steps have a terminal.
    package var terminal: Bool
    /// What the first screen said of where the operator is, in its order.
    package var place: [Fact]

    package init(
        tool: String,
        bash: String,
        bashVersion: String,
        host: String,
        user: String,
        pid: Int,
        boot: String,
        directory: String,
        by: String? = nil,
        role: String? = nil,
        unattended: Bool,
        options: [String] = [],
        terminal: Bool,
        place: [Fact] = []
    ) {
        self.tool = tool
        self.bash = bash
        self.bashVersion = bashVersion
        self.host = host
        self.user = user
        self.pid = pid
        self.boot = boot
        self.directory = directory
        self.by = by
        self.role = role
        self.unattended = unattended
        self.options = options
        self.terminal = terminal
        self.place = place
    }
}
