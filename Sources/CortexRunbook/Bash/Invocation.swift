/// A command as it reaches a program: its name and arguments, wrappers such as `sudo` taken off.
package struct Invocation: Sendable {
    /// The program's base name; empty if bash computes it.
    package var name: String
    /// Arguments without quotes; those that bash computes as written.
    package var arguments: [String]
    /// The name as written, path included.
    package var path: String
    /// Whether `timeout` ends it.
    package var isLimited = false
    /// Whether a wrapper feeds its input (`xargs`).
    package var isFed = false

    package init(_ command: BashScript.Command, in script: BashScript) {
        let texts = command.words.map { script.literal($0) ?? script.text(script.words[$0].range) }
        self.init(texts)
    }

    /// Reads `texts`, the words of a command without their quotes.
    package init(_ texts: [String]) {
        path = texts.first ?? ""
        name = Self.baseName(path)
        arguments = Array(texts.dropFirst())
        var bound = 8
        while bound > 0, let wrapper = Wrapper.table[name] {
            guard unwrap(wrapper) else { break }
            bound -= 1
        }
    }

    /// The arguments as options and operands, as the program reads them.
    ///
    /// `input` is what is known of the text that the program reads.
    package func call(input: [String] = []) -> CommandCall {
        let program = CommandTable.aliases[name] ?? name
        return CommandCall(
            arguments,
            valued: CommandTable.valued.words(about: program),
            hasLongOptions: CommandTable.longOptions.contains(program),
            input: input
        )
    }

    /// Takes one wrapper off; false if no command stands behind it.
    private mutating func unwrap(_ wrapper: Wrapper) -> Bool {
        let rest = wrapper.command(in: arguments)
        if let rest, let first = rest.first {
            isLimited = isLimited || name == "timeout"
            isFed = isFed || name == "xargs"
            path = first
            name = Self.baseName(first)
            arguments = Array(rest.dropFirst())
            return true
        }
        return false
    }

    static func baseName(_ path: String) -> String {
        let isComputed = path.utf8.contains {
            $0 == Ascii.dollar || $0 == Ascii.backtick || $0 == Ascii.less
        }
        guard !isComputed else { return "" }
        guard path.utf8.contains(Ascii.slash) else { return path }
        return path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The names of the programs that `command` starts, wrappers included.
    static func names(of command: BashScript.Command, in script: BashScript) -> [String] {
        guard let first = command.words.first, let written = script.literal(first) else {
            return []
        }
        let inner = Invocation(command, in: script)
        let isKnown = !inner.path.utf8.contains { $0 == Ascii.dollar || $0 == Ascii.less }
        guard inner.path != written, isKnown, !inner.name.isEmpty else { return [written] }
        return [written, inner.path]
    }
}

/// A program that runs the command given in its arguments.
struct Wrapper: Sendable {
    /// Options that take the following argument as their value.
    var valued: OptionWords
    /// Operands before the command.
    var operands = 0
    /// Whether `NAME=value` may stand before the command.
    var takesAssignments = false

    /// The command and its arguments; `nil` if there is none.
    func command(in arguments: [String]) -> ArraySlice<String>? {
        var index = 0
        var operands = operands
        while index < arguments.count {
            let argument = arguments[index]
            if argument == "--" {
                index += 1
                if operands == 0 { break }
            } else if argument.utf8.first == Ascii.hyphen, argument.utf8.count > 1 {
                index += valued.contains(argument) ? 2 : 1
            } else if takesAssignments, argument.utf8.contains(Ascii.equals) {
                index += 1
            } else if operands > 0 {
                operands -= 1
                index += 1
            } else {
                break
            }
        }
        return index < arguments.count ? arguments[index...] : nil
    }

    static let table: [String: Wrapper] = [
        "builtin": Wrapper(valued: ""),
        "caffeinate": Wrapper(valued: "-t -w"),
        "chroot": Wrapper(valued: "", operands: 1),
        "command": Wrapper(valued: ""),
        "doas": Wrapper(valued: "-u -C"),
        "env": Wrapper(valued: "-u -C -S", takesAssignments: true),
        "exec": Wrapper(valued: "-a"),
        "flock": Wrapper(valued: "-w -E", operands: 1),
        "ionice": Wrapper(valued: "-c -n"),
        "nice": Wrapper(valued: "-n"),
        "nohup": Wrapper(valued: ""),
        "nsenter": Wrapper(valued: "-t -S -G"),
        "setsid": Wrapper(valued: ""),
        "stdbuf": Wrapper(valued: "-i -o -e"),
        "sudo": Wrapper(
            valued: "-u -g -h -p -C -r -t -T -D -R -U",
            takesAssignments: true
        ),
        "systemd-run": Wrapper(valued: "-p -u -H -M --unit --property"),
        "time": Wrapper(valued: "-f -o"),
        "timeout": Wrapper(valued: "-k -s --signal --kill-after", operands: 1),
        "unbuffer": Wrapper(valued: ""),
        "xargs": Wrapper(valued: "-n -I -P -d -L -s -a -E"),
    ]
}
