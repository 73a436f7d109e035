import CortexEngine
import CortexLint
import CortexSettings
import Synchronization
import SystemPackage

/// Finds what the settings say of linting a document, with the command line's `--config` over them.
final class LintSettingsSearch: Sendable {
    private let origin: String
    private let files: SettingsSearch
    private let overrides: LintSettings
    private let known = Mutex<[String: Result<LintSettings, LintError>]>([:])

    init(origin: String, overrides: LintSettings) {
        self.origin = origin
        var overrides = overrides
        overrides.options.today = Machine.today
        self.overrides = overrides
        files = SettingsSearch(origin: origin)
    }

    /// The settings for the document at `path`, and the absolute path of their folder.
    ///
    /// - Throws: `LintError` if they cannot be used.
    @Sendable func search(_ path: String) throws(LintError) -> (LintSettings, String) {
        let file: Settings?
        do {
            file = try files.settings(for: path)
        } catch {
            throw LintError(error.lines.joined(separator: "; "))
        }
        guard let file else { return (overrides, origin) }
        let folder = FilePath(origin).pushing(FilePath(file.path)).lexicallyNormalized()
            .removingLastComponent()
        return (try settings(file).get(), folder.string)
    }

    private func settings(_ file: Settings) -> Result<LintSettings, LintError> {
        known.withLock { known in
            if let found = known[file.path] { return found }
            let found = read(file)
            known[file.path] = found
            return found
        }
    }

    private func read(_ file: Settings) -> Result<LintSettings, LintError> {
        do {
            return .success(try LintSettings(file).overridden(by: overrides))
        } catch {
            return .failure(LintError(error.description))
        }
    }
}
