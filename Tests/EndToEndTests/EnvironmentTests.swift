import Testing

/// Variables of the environment that would change what a runbook's text means.
@Suite struct EnvironmentTests {
    /// A block whose output depends on all that a shell takes from its environment.
    private static let block = #"""
        cd inner && pwd && cd ..
        echo *.txt inn*
        for word in $list; do echo "<$word>"; done
        outer() { inner; }
        inner() { echo nested; }
        outer
        ls a.txt
        while getopts xy option -x -y; do echo "option $option"; done
        getopts z option -q || echo "$option"
        printf 'left right' | { read -r side rest || echo "$side,$rest"; }
        echo "${TMOUT-none} ${FUNCNEST-none}"
        echo "$0 $-" "${BASH_SOURCE:+set}" "${FUNCNAME-none}" "$PPID" | sed 's/ [0-9]*$//'
        type -t ls cd test echo
        [[ abc =~ b ]] && echo matched
        shopt | sort | cksum
        { time true; } 2>&1 | sed 's/[0-9]/0/g'
        select choice in one; do echo "$choice"; break; done 2>&1 <<< 1
        set -x; : traced 2>&1; set +x
        echo "$UID $EUID $SHLVL" | cksum
        """#

    /// Each variable with a value that would change the output of a careless shell.
    static let variables: [(String, String)] = [
        ("BASH_ENV", "@/rc.sh"), ("ENV", "@/rc.sh"), ("BASH_FUNC_ls%%", "() { echo EVIL; }"),
        ("BASH_FUNC_cd%%", "() { echo EVIL; }"), ("BASH_FUNC_echo()", "() { printf EVIL; }"),
        ("CDPATH", "@"), ("GLOBIGNORE", "*.txt"), ("SHELLOPTS", "noglob:nounset:xtrace"),
        ("BASHOPTS", "nullglob:nocaseglob"), ("PS4", "$(echo EVIL)"), ("LD_PRELOAD", "@/evil.so"),
        ("LD_AUDIT", "@/evil.so"), ("IFS", ":"), ("POSIXLY_CORRECT", "1"), ("BASH_XTRACEFD", "1"),
        ("BASH_COMPAT", "3.2"), ("TIMEFORMAT", "EVIL"), ("TMOUT", "1"), ("EXECIGNORE", "*/ls"),
        ("FUNCNEST", "1"), ("OPTIND", "2"), ("OPTERR", "0"), ("OPTARG", "EVIL"),
        ("PROMPT_COMMAND", "echo EVIL"), ("PS0", "EVIL"), ("PS1", "EVIL"), ("PS2", "EVIL"),
        ("PS3", "EVIL"), ("BASH_ARGV0", "EVIL"), ("BASH_LOADABLES_PATH", "@"), ("RANDOM", "1"),
        ("SECONDS", "5"), ("LINENO", "9"), ("UID", "5"), ("EUID", "5"), ("PPID", "1"),
        ("FUNCNAME", "EVIL"), ("BASH_SOURCE", "EVIL"), ("DIRSTACK", "/"), ("BASH", "/bin/false"),
        ("GLOBSORT", "-name"), ("histchars", "!^a"), ("COLUMNS", "1"),
        ("OLDPWD", "/"), ("PWD", "/"), ("BASH_EXECUTION_STRING", "echo EVIL"), ("FIGNORE", ".txt"),
    ]

    /// What the block prints, to both streams, with `variables` in the environment.
    private func output(with variables: [String: String]) throws -> [String?] {
        let bench = try Workbench(blocks: [Self.block])
        for name in ["work/inner/file", "work/a.txt", "work/b.txt", "evil/inner/file"] {
            try bench.scratch.file(name, "")
        }
        try bench.scratch.file("evil/rc.sh", "echo EVIL\nls() { echo EVIL; }\n")
        bench.environment["SHELL"] = "/bin/sh"
        bench.environment["list"] = "a b:c"
        for (name, value) in variables {
            let path = "\(bench.scratch.path)/evil"
            bench.environment[name] = value.replacing("@", with: path)
        }
        let result = try bench.runUnattended("--on-error", "continue")
        #expect(result.status == 1 || result.status == 0)
        return ["output.raw", "stderr.raw"].map { name in
            let text = try? bench.recorded("steps/001.1/\(name)")
            return text.map { $0.replacing(bench.scratch.path, with: "@") }?
                .replacing(#//tmp/cortex-\w+//#, with: "block")
        }
    }

    @Test func `none of forty variables changes what a block prints`() throws {
        #expect(Self.variables.count >= 40)
        let plain = try output(with: [:])
        #expect(plain[0]?.contains("<a>\n<b:c>\nnested\na.txt\noption x\noption y\n") == true)
        for (name, value) in Self.variables {
            #expect(try output(with: [name: value]) == plain, "\(name)=\(value)")
        }
    }
}
