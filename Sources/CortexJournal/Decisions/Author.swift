/// Who says something of a run, and from where.
package struct Author: Sendable, Equatable, Codable {
    /// The name from `--as`, or the login name.
    package var by: String?
    /// The role they act in.
    package var role: String?
    /// The login name.
    package var user: String
    package var host: String
    package var pid: Int
    /// The wall clock, as a record's `t`.
    package var time: String

    package init(
        by: String?,
        role: String? = nil,
        user: String,
        host: String,
        pid: Int,
        time: String
    ) {
        self.by = by
        self.role = role
        self.user = user
        self.host = host
        self.pid = pid
        self.time = time
    }

    /// The author in words, such as `Bo (Reviewer) on web2 at 2026-11-23T02:30:30Z`.
    package var words: String {
        let role = role.map { " (\($0))" } ?? ""
        return "\(by ?? user)\(role) on \(host) at \(time.prefix(19))Z"
    }
}
