extension ShellState {
    /// Returns the state with the variables of `names` as `other` has them.
    package func taking(_ names: Set<String>, from other: ShellState) -> ShellState {
        let isTaken = { (variable: Declaration) in
            names.contains(String(decoding: variable.name, as: UTF8.self))
        }
        var state = self
        state.variables.removeAll(where: isTaken)
        state.variables += other.variables.filter(isTaken)
        state.variables.sort { $0.name.lexicographicallyPrecedes($1.name) }
        return state
    }
}

extension ShellState {
    /// The variables that belong to the terminal and the connection, not to what the blocks did.
    package static let connectionVariables: Set<String> = [
        "COLORTERM", "COLUMNS", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "GPG_TTY", "LINES",
        "SSH_AGENT_PID", "SSH_AUTH_SOCK", "SSH_CLIENT", "SSH_CONNECTION", "SSH_TTY", "STY", "TERM",
        "TMUX", "TMUX_PANE", "WAYLAND_DISPLAY", "WINDOW", "XAUTHORITY", "XDG_SESSION_ID",
    ]
}
