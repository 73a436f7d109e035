package import CortexJournal
import SystemPackage

/// Where the operator is: what the first screen shows before the first change.
package struct Place: Sendable, Equatable {
    package let facts: [Fact]

    /// Looks at the machine, the directory and the tools' current targets.
    ///
    /// `directory` is the absolute path of the one in which the run starts, `environment` what steps
    /// inherit. `ask` runs a command there and returns what it prints, without the last line end;
    /// `nil` if it is missing or fails.
    package init(
        environment: [String: String],
        directory: String,
        host: String,
        user: String,
        isRoot: Bool,
        ask: ([String]) -> String?
    ) {
        var facts = [
            Fact(name: "host", value: host), Fact(name: "user", value: user),
            Fact(name: "directory", value: directory),
        ]
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty {
                facts.append(Fact(name: name, value: value))
            }
        }
        add("git branch", Self.branch(ask))
        add("kubectl context", Self.context(environment, ask))
        add("AWS profile", environment["AWS_PROFILE"] ?? environment["AWS_DEFAULT_PROFILE"])
        add("gcloud configuration", environment["CLOUDSDK_ACTIVE_CONFIG_NAME"])
        add("gcloud project", environment["CLOUDSDK_CORE_PROJECT"])
        add("sudo", Self.privilege(environment, isRoot: isRoot))
        self.facts = facts
    }

    private static func branch(_ ask: ([String]) -> String?) -> String? {
        // The repository's own settings may name a program to ask; nothing is to run or change yet.
        let git = ["git", "--no-optional-locks", "-c", "core.fsmonitor=false"]
        guard
            let status = ask(git + ["status", "--porcelain=v1", "--branch", "--no-renames"]),
            let head = status.split(separator: "\n").first
        else { return nil }
        let name = head.drop { $0 == "#" || $0 == " " }
        let changes = status.split(separator: "\n").count - 1
        return "\(name), \(changes == 0 ? "clean" : "\(changes) uncommitted changes")"
    }

    private static func context(
        _ environment: [String: String],
        _ ask: ([String]) -> String?
    ) -> String? {
        guard environment["KUBECONFIG"] != nil || environment["HOME"].map(hasKubeconfig) == true
        else { return nil }
        return ask(["kubectl", "config", "current-context"])
    }

    private static func hasKubeconfig(home: String) -> Bool {
        let path = FilePath(home).appending(".kube").appending("config")
        guard let file = try? FileDescriptor.open(path, .readOnly) else { return false }
        try? file.close()
        return true
    }

    private static func privilege(_ environment: [String: String], isRoot: Bool) -> String? {
        if let user = environment["SUDO_USER"], isRoot {
            return "yes, started by \(user)"
        }
        return isRoot ? "running as root" : nil
    }
}
