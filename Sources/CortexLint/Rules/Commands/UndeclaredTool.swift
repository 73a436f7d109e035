import CortexRunbook

/// A program that the procedure needs and does not name under its prerequisites.
///
/// At the security gate you learn that `rg` is not installed on the bastion.
///
/// What every system has (POSIX, coreutils, git, ssh, systemd) is not worth naming. A program is
/// declared by its name in a section or list on access, prerequisites, requirements or tools, in the
/// title, in a paragraph such as "Prerequisites: `rg`", or anywhere before the first command of the
/// document. It is reported once, where it is first used.
///
/// ## Bad
/// ```bash
/// rg -n "allowed_tokens" payments.toml
/// ```
///
/// ## Good
/// ```markdown
/// Required tools: git, rg 14, curl
///
/// ~~~bash
/// rg -n "allowed_tokens" payments.toml
/// ~~~
/// ```
enum UndeclaredTool: Rule {
    static let about = RuleDescription("CMD009", "undeclared-tool", .info, level: .all)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard !document.scripts.isEmpty else { return }
        var known = declared(in: document)
        for script in document.scripts {
            for call in script.calls {
                let range = call.programRange(in: script.bash)
                let path = script.bash.text(range)
                guard !call.name.isEmpty, !path.contains("/"), !common.contains(call.name),
                    !script.bash.functions.contains(call.name),
                    CommandTable.isKnown(call.name)
                        || isPlain(call.name) && !isOutput(call, in: script),
                    known.insert(call.name).inserted
                else { continue }
                findings.append(.undeclared(script.documentRange(range), call.name))
            }
        }
    }

    /// Whether it is written as programs are: in small letters, no option and no number.
    private static func isPlain(_ name: String) -> Bool {
        guard let first = name.utf8.first, first.isSmallLetter else { return false }
        return name.utf8.allSatisfy { $0.isSmallLetter || $0.isDigit || "-_+.".utf8.contains($0) }
    }

    /// Whether the line reads as what a command has printed: columns, or a word alone below them.
    private static func isOutput(_ call: ShellCall, in script: ShellScript) -> Bool {
        let bash = script.bash
        let words = bash.commands[call.command].words.map { bash.words[$0].range }
        if words.count == 1 { return bash.commands.count > 1 }
        return zip(words, words.dropFirst()).contains { left, right in
            right.lowerBound - left.upperBound > 1
                && !bash.bytes[left.upperBound..<right.lowerBound].contains(.backslash)
        }
    }

    /// The words of the text that says what is needed.
    private static func declared(in document: LintDocument) -> Set<String> {
        var names: Set<String> = []
        let first = document.scripts.first.map(document.fenceLine) ?? 1
        let source = document.source
        collect(source.bytes[..<source.start(ofLine: first)], into: &names)
        for node in document.markdown.nodes where node.kind == .paragraph {
            let text = document.markdown.bytes(node.text)
            if demands.first(in: text)?.lowerBound == text.startIndex {
                collect(text, into: &names)
            }
        }
        if let title = document.runbook.sections.first?.title { names.formUnion(humps(of: title)) }
        for (index, section) in document.runbook.sections.enumerated()
        where headings.occur(in: Array(section.title.utf8)[...]) {
            let isLast = index + 1 == document.runbook.sections.count
            let next = isLast ? source.lineCount + 1 : document.runbook.sections[index + 1].line
            let block = document.runbook.blocks.firstSortedIndex { $0.line > section.line }
            let isCode = block < document.runbook.blocks.count
            let end = isCode ? min(next, document.runbook.blocks[block].line) : next
            collect(
                source.bytes[source.start(ofLine: section.line)..<source.start(ofLine: end)],
                into: &names
            )
        }
        return names
    }

    private static func collect(_ text: ArraySlice<UInt8>, into names: inout Set<String>) {
        for word in text.split(whereSeparator: { !$0.isWord && $0 != 0x2D && $0 != 0x5F }) {
            names.insert(String(utf8: word.map(\.lowercased)))
        }
    }

    /// How a sentence begins that says what is needed.
    private static let demands = Phrases(
        "prerequisite*, pre-requisite*, prereq*, pre-req*, required, requires, needs, you need"
    )

    /// The words of a title such as `CephPoolFull`, which names the program it is about.
    private static func humps(of title: String) -> [String] {
        var words: [String] = []
        var wasSmall = false
        for byte in title.utf8 {
            let starts = byte.isASCIILetter && !byte.isSmallLetter && wasSmall
            if starts || words.isEmpty { words.append("") }
            words[words.count - 1] += String(utf8: [byte.lowercased])
            wasSmall = byte.isSmallLetter
        }
        return words
    }

    private static let headings = Phrases(
        """
        access, prerequisite*, requirement*, tool*, depend*, before you begin, before you start,
        setup, install*, preparation*, what you need, environment
        """
    )

    /// What every system has.
    private static let common = CommandTable.builtins.union(
        CommandTable.words(
            """
            apt apt-cache apt-get at awk base64 basename bash batch bc bunzip2 bzip2 cat chgrp chmod
            chown cksum clear cmp comm cp crontab csplit cut date dd df diff dirname dmesg du egrep env expand expr false fgrep
            file find fmt fold free getconf getent git grep groups gunzip gzip head hexdump hostname
            iconv id install ip join journalctl kill killall last less ln locale logger login
            logname ls lsblk lscpu lsmod lsof man md5sum mkdir mkfifo mknod mktemp more mount mv nc
            netstat nice nl nohup nproc od openssl passwd paste patch pathchk pgrep ping pkill pr
            printenv ps readlink realpath reboot rm rmdir scp sed select seq service sftp sh sha1sum
            sha256sum sha512sum shred shutdown sleep sort split ss ssh ssh-add ssh-agent ssh-copy-id
            ssh-keygen ssh-keyscan stat strings stty su sudo sum sync sysctl systemctl tac tail tar
            tee timeout timedatectl top touch tr true truncate tsort tty umount uname unexpand uniq
            unlink unzip uptime useradd usermod users vi vim w watch wc wget whereis who whoami
            xargs xxd xz yes zcat zip chroot visudo nano make dnf dpkg ed ex fuser groupadd groupdel
            groupmod ipcrm ipcs m4 mesg newgrp pax rpm tput userdel write yum
            """
        )
    )
}

extension UInt8 {
    fileprivate var isSmallLetter: Bool { self >= 0x61 && self <= 0x7A }
}

extension Finding {
    fileprivate static func undeclared(_ range: Range<Int>, _ name: String) -> Finding {
        Finding(
            range,
            "`\(name)` is needed here, and the document does not say so before",
            help: "name it under the prerequisites, with the least version that will do"
        )
    }
}
