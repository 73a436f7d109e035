import CortexEngine
import CortexJournal
import CortexSecrets
import CortexSettings
import SystemPackage

/// Where Cortex learns what no record may hold, before anything runs.
struct SecretSources {
    private let machine: Machine
    private let store: SecretStore

    init(_ machine: Machine, _ store: RunStore) {
        self.machine = machine
        self.store = store.secrets
    }

    /// Returns the secrets that are known by themselves, with those beside the runbook at `path` and
    /// those among the values of `options`.
    ///
    /// - Throws: what keeps a registered secret from being read: nothing is recorded then.
    func secrets(
        for path: String? = nil,
        options: RunOptions = RunOptions()
    ) throws -> Secrets {
        var secrets = Secrets()
        for name in try store.names() {
            if let value = try store.value(of: name) { secrets.add(value, named: name) }
        }
        secrets.add(environment: machine.environment)
        for (name, value) in options.values.sorted(by: { $0.key < $1.key }) {
            secrets.add(value, ifSensitive: name)
        }
        for folder in folders(of: path) { secrets.add(settings(in: folder)) }
        return secrets
    }

    /// The present folder and the runbook's, with those around them.
    private func folders(of path: String?) -> [FilePath] {
        let origin = FilePath(machine.origin)
        let runbook = path.map {
            origin.pushing(FilePath($0)).lexicallyNormalized().removingLastComponent()
        }
        var result: [FilePath] = []
        for start in [FilePath(machine.directory), origin, runbook].compactMap({ $0 }) {
            var folder = start
            while !result.contains(folder) {
                result.append(folder)
                folder.removeLastComponent()
            }
        }
        return result
    }

    /// The secrets that stand in the settings of a folder, be they Cortex's or another program's.
    private func settings(in folder: FilePath) -> Secrets {
        var secrets = Secrets()
        for name in [".cortex.toml", "cortex.toml"] {
            let file = folder.appending(name)
            guard file.exists, let bytes = try? RunbookFile.read(file.string),
                let settings = try? Settings(reading: bytes, path: file.string)
            else { continue }
            for (key, value) in settings.strings { secrets.add(value, ifSensitive: key) }
        }
        return secrets
    }
}
