extension BashScript {
    /// Whether a block that does not say its language holds shell commands.
    ///
    /// Most of its commands, and the first one, must be known or start a program by its path; text
    /// that reads as sentences, listings of paths and lists of settings are no commands.
    package var looksLikeCommands: Bool {
        guard unclosed == nil else { return false }
        let simple = commands.filter { $0.kind == .simple && $0.parent == nil }
        let named = simple.filter { !$0.words.isEmpty }
        guard let first = named.first, isKnown(first) else { return false }
        if named.count > 1, named.allSatisfy({ isPath($0) && $0.words.count == 1 }) { return false }
        let known = named.count(where: isKnown)
        return known * 5 >= named.count * 3 && !named.contains(where: isSentence)
    }

    private func isKnown(_ command: Command) -> Bool {
        guard let first = command.words.first, let text = literal(first), !text.isEmpty else {
            return false
        }
        return CommandTable.isKnown(text) || functions.contains(text) || isPath(command)
    }

    private func isPath(_ command: Command) -> Bool {
        guard let first = command.words.first else { return false }
        let name = text(words[first].range)
        guard name.utf8.last != Ascii.colon, name.utf8.last != Ascii.slash else { return false }
        return name.hasPrefix("./") || name.hasPrefix("../") || name.hasPrefix("~/")
            || (name.hasPrefix("/") && name.utf8.count { $0 == Ascii.slash } > 1
                && command.words.count > 1)
            || (name.hasSuffix(".sh") && !name.hasPrefix("-"))
    }

    /// Whether it is prose that happens to begin with a command's name.
    private func isSentence(_ command: Command) -> Bool {
        guard command.words.count > 3, let last = command.words.last else { return false }
        let ending = bytes[words[last].range].last
        guard ending == Ascii.dot || ending == Ascii.colon || ending == Ascii.comma else {
            return false
        }
        return command.words.dropLast().allSatisfy { word in
            bytes[words[word].range].allSatisfy { Ascii.isLetter($0) || $0 == Ascii.comma }
        }
    }
}

extension CommandTable {
    /// Whether any table names the command.
    package static func isKnown(_ name: String) -> Bool {
        rules.has(name) || aliases[name] != nil || readOnly.contains(name)
            || builtins.contains(name)
            || shells.contains(name) || Wrapper.table[name] != nil || others.contains(name)
    }

    /// Programs of which nothing is known but that they exist.
    private static let others = words(
        """
        ansible ant apk argo asdf autoconf automake bazel bd bosh buf bundle bunzip2 bzip2 cc cfssl
        chgrp chmod chown chsh cilium clang cmake code composer cosign cp cpio createdb createuser
        ctest curl dart deno dotnet dotnetcli eksctl elixir etcd expect ffmpeg flux fuser g++ gcc gem
        git-lfs gofmt goimports gradle gradlew gunzip gzip hcloud hypershift influx initdb install
        ipmitool java k3d k9s kind kubeadm ldapsearch ln logrotate losetup lz4 md5 mix mkdir mkfifo
        mknod modprobe mktemp mv mvnw ninja nix nixos-rebuild npx nvm nvme objdump openocd ovs-ofctl
        ovs-vsctl pacman parallel patch perl pg_ctl php pip-compile pnpm pre-commit protoc pytest
        pyenv rake rclone restic rmmod rsvg ruby runme rustc rustup sbt scala sbatch split strace
        swift swiftc sync systemctl tar task tee terragrunt touch tox tsc uv uvicorn valgrind velero
        virtualenv wg wg-quick xcodebuild yarn zfs zip zpool
        """
    )
}
