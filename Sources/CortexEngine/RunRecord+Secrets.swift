import CortexSecrets
import CortexShell

extension RunRecord {
    /// Returns `text` as it may be recorded: with the names of secrets in their places.
    package func redacting(_ text: String) -> String { secrets.redacting(text) }

    /// Takes `value` for a secret from now on, if `name` is that of one.
    func learn(_ value: String, named name: String) {
        var known = secrets.secrets
        known.add(value, ifSensitive: name)
        take(known)
    }

    /// Takes the values of the variables in `state` for secrets that have the names of secrets.
    func learn(from state: ShellState) {
        var known = secrets.secrets
        for (name, value) in state.values(ofVariables: SecretName.isSensitive) {
            known.add(String(decoding: value, as: UTF8.self), ifSensitive: name)
        }
        take(known)
    }
}
