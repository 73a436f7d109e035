/// Blocks that do what runbooks do to a shell, chosen by a seed.
struct RandomRunbook {
    private(set) var blocks: [Block] = []
    private var random: SplitMix64

    /// A block, and the same for a session that `exit` would end.
    struct Block {
        var script: String
        var reference: String
    }

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        let count = 3 + Int(random.next() % 4)
        for _ in 0..<count { blocks.append(block()) }
        blocks.append(Block(script: RandomRunbook.summary, reference: RandomRunbook.summary))
    }

    private mutating func block() -> Block {
        var lines: [String] = []
        if random.next() % 2 == 0 { lines.append("echo \"status $?\"") }
        for _ in 0..<(1 + random.next() % 6) { lines.append(piece()) }
        var reference = lines
        if random.next() % 3 == 0 {
            let status = random.next() % 5
            lines += ["exit \(status)", "echo never"]
            reference += ["return \(status)", "echo never"]
        }
        return Block(
            script: lines.joined(separator: "\n") + "\n",
            reference: reference.joined(separator: "\n") + "\n"
        )
    }

    private mutating func piece() -> String {
        let template = RandomRunbook.pieces[Int(random.next() % UInt64(RandomRunbook.pieces.count))]
        var text = ""
        for part in template.split(separator: "¤", omittingEmptySubsequences: false) {
            switch part {
            case "N": text += ["a", "b", "c", "d"][Int(random.next() % 4)]
            case "L": text += ["l1", "l2", "l3"][Int(random.next() % 3)]
            case "F": text += ["f", "g", "my-func"][Int(random.next() % 3)]
            case "A": text += ["aa", "bb"][Int(random.next() % 2)]
            case "D": text += ["one", "two words", "three/deep"][Int(random.next() % 3)]
            case "V": text += value()
            case "I": text += String(random.next() % 20)
            default: text += part
            }
        }
        return text
    }

    private mutating func value() -> String {
        RandomRunbook.values[Int(random.next() % UInt64(RandomRunbook.values.count))]
    }

    private static let values = [
        "plain", "''", "'two words'", #""double $HOME \"quoted\" \\ \$x""#, "$'tab\\t nl\\n end'",
        "'single \"and\" double'", #"'it'\''s'"#, "$'bell\\a \\x01 \\xff end'", "'ünïcödé ✓'",
        "'*'", "'~'", "\\$dollar", "'!history'", "'-n'", "'trailing\n'", "'a\nb\n'",
        "\"$((6 * 7))\"",
        "\"$(printf 'x\\ny')\"", "'back`tick'", "\"${N-unset}\"", "'a=b;c&d|e<f>g(h)'", "'%s\\0'",
        "'{1..3}'", "\"`echo old`\"", "'#comment'",
    ]

    private static let pieces = [
        "¤N¤=¤V¤",
        "export ¤N¤=¤V¤",
        "export x¤N¤",
        "export -n ¤N¤",
        "¤N¤+=¤V¤; printf '%q\\n' \"$¤N¤\"",
        "declare -i n¤N¤=¤I¤; n¤N¤+=3; echo $n¤N¤",
        "declare -u up¤N¤=¤V¤; echo \"$up¤N¤\"",
        "declare -l lo¤N¤=¤V¤; lo¤N¤+=MORE; echo \"$lo¤N¤\"",
        "readonly r¤I¤=¤V¤",
        "declare -n ref¤N¤=¤N¤; echo \"${ref¤N¤}\"",
        "¤L¤=(¤V¤ ¤V¤ ¤V¤); printf '<%s>' \"${¤L¤[@]}\"; echo",
        "¤L¤+=(¤V¤); echo \"${#¤L¤[@]} ${!¤L¤[*]}\"",
        "¤L¤[¤I¤]=¤V¤; printf '%q ' \"${¤L¤[@]}\"; echo",
        "unset '¤L¤[1]'; declare -p ¤L¤",
        "declare -A m¤N¤; m¤N¤[¤I¤]=¤V¤; m¤N¤[¤V¤x]=¤V¤; echo \"${#m¤N¤[@]}\"",
        "unset ¤N¤",
        "unset -v ¤N¤ ref¤N¤; unset -n ref¤N¤",
        "¤F¤() { local ¤N¤=¤V¤; echo \"in $FUNCNAME $# ${1-}\"; ¤L¤=(new); return ¤I¤; }; ¤F¤ ¤V¤",
        "function ¤F¤ { cat <<-EOF\n\tindented $1\n\t\tmore\n\tEOF\n}\n¤F¤ ¤V¤",
        "¤F¤() { case $1 in (a*) echo A ;; b|c) echo BC ;& *) echo rest ;; esac; }; ¤F¤ b; ¤F¤ abc",
        "¤F¤() { declare -g ¤N¤=¤V¤; ( exit ¤I¤ ); }; ¤F¤; echo $?",
        "type -t ¤F¤",
        "¤F¤ ¤V¤",
        "declare -fx ¤F¤; bash -c '¤F¤ child' 2>/dev/null; echo $?",
        "unset -f ¤F¤",
        "¤F¤() { [[ $1 == +(x|y) ]] && echo ext; echo \"${1//[xy]/z}\"; } 2>&1\n¤F¤ xyx",
        "shopt -s extglob\n¤F¤() { case $1 in !(no)) echo yes ;; *) echo no ;; esac; }\n¤F¤ no; ¤F¤ it",
        "alias ¤A¤='echo alias ¤I¤ '\n¤A¤ ¤V¤",
        "alias ¤A¤=$'printf \\'%s\\\\n\\' \"quoted\"'\n¤A¤",
        "unalias ¤A¤",
        "alias",
        "set -u; echo \"${¤N¤-default}\"; set +u",
        "set -f; echo *; set +f",
        "set -o noclobber; echo x > clobber; echo y > clobber; echo $?",
        "set +o noclobber; echo z > clobber; cat clobber",
        "set -o pipefail; false | true; echo $?",
        "set +o pipefail; false | true; echo $?",
        "set -e; true; false || echo kept; set +e",
        "set -a; ¤N¤=¤V¤; set +a; env | grep -c ^¤N¤=",
        "set -k; set +k; set -B; set +h; echo \"$-\"",
        "set -u; set +u; echo off",
        "shopt -s nullglob; echo none*; shopt -p nullglob",
        "shopt -u nullglob; echo none*",
        "shopt -s dotglob globstar; touch .hidden; echo **",
        "shopt -s nocasematch; [[ ABC == abc ]]; echo $?",
        "shopt -u nocasematch; [[ ABC == abc ]]; echo $?",
        "trap 'echo leaving $?' EXIT",
        "trap \"echo it\\'s ¤I¤\" EXIT; trap -p EXIT",
        "trap - EXIT",
        "trap 'echo usr' USR1; kill -USR1 $$",
        "trap '' USR2; kill -USR2 $$; echo alive",
        "trap - USR1 USR2; trap",
        "trap 'echo caught $?' ERR; false",
        "trap 'echo \"two\nlines\"' ERR TERM; ( exit 3 ); trap -p ERR SIGTERM",
        "trap - ERR; false",
        "( trap 'echo sub gone' EXIT; echo sub )",
        "echo \"$(trap -p EXIT)\"",
        "trap NOSUCH; echo $?",
        "trap 'echo x' NOSUCH; echo $?",
        "trap -- 'echo dash' HUP; trap -p 1; trap 1; trap -p HUP",
        "mkdir -p \"¤D¤\" && cd \"¤D¤\" && echo \"${PWD##*/} ${OLDPWD##*/}\"",
        "cd \"$HOME\"; mkdir -p \"¤D¤\"; pushd \"¤D¤\"",
        "pushd \"$HOME\" >/dev/null; dirs",
        "popd; echo $?",
        "cd \"$HOME/..\"; pwd; cd \"$HOME\"",
        "cd -; pwd",
        "ln -sfn \"$HOME\" link; cd link && pwd && cd \"$HOME\"",
        "umask 027; touch ¤N¤file; stat -c %a ¤N¤file; rm -f ¤N¤file",
        "umask 022; umask; umask -S",
        "cat <<EOF\nvalue ${¤N¤-none} $((1 + ¤I¤)) \\$not `echo tick`\nEOF",
        "cat <<'EOF'\nvalue $¤N¤ \\n `echo tick`\n\tTAB\nEOF",
        "cat <<-EOF\n\t\ttabs gone\n\t  but not blanks\n\tEOF",
        "if true; then\n\tcat <<-\"E F\"\n\t\t$raw\n\tE F\nfi",
        "cat <<A; cat <<B\nfirst\nA\nsecond\nB",
        "cat <<< ¤V¤",
        "read -r ¤N¤ rest <<< ¤V¤; printf '%q\\n' \"${¤N¤-}\"",
        "IFS=: read -ra ¤L¤ <<< 'p:q:r'; echo \"${¤L¤[1]}\"",
        "IFS=,; ¤L¤=(1 2 3); echo \"${¤L¤[*]}\"",
        "IFS=:", "IFS=$' \\t\\n'", "unset IFS",
        "mapfile -t ¤L¤ < <(printf 'l1\\nl 2\\n'); declare -p ¤L¤",
        "set -- ¤V¤ ¤V¤ 'third one'; echo $#",
        "set --", "shift; echo \"$# ${1-}\"", "printf '[%s]' \"$@\"; echo",
        "printf -v ¤N¤ '%05d' ¤I¤; echo \"$¤N¤\"",
        "echo a | while read -r line; do ¤N¤=$line; done; echo \"${¤N¤-}\"",
        "shopt -s lastpipe; echo b | read -r ¤N¤; echo \"${¤N¤-}\"; shopt -u lastpipe",
        "( ¤N¤=sub; cd /; echo \"$¤N¤\" ); echo \"${¤N¤-}\"",
        "{ echo out; echo err >&2; }",
        "[[ abc123 =~ ([a-z]+)([0-9]+) ]]; echo \"${BASH_REMATCH[2]}\"",
        "while getopts ab: opt -a -b val; do echo \"$opt ${OPTARG-} $OPTIND\"; done; OPTIND=1",
        "for ((i = 0; i < 3; i++)); do echo -n $i; done; echo",
        "select x in p q; do echo $x; break; done <<< 2",
        "echo $(( ¤I¤ ** 2 % 7 )); (( ¤I¤ > 10 ))",
        "false", "nosuchcommand", "( exit ¤I¤ )", "true", "false | true", "! true",
        "ls /nonexistent",
        "eval 'echo evaluated; false'",
        ": \"${¤N¤:=¤V¤}\"; echo \"${#¤N¤}\"",
        "¤N¤=before; ¤N¤=temporary env | grep -c ^¤N¤=; echo \"$¤N¤\"",
        "echo 'one \\\ntwo' \\\n  three # comment",
        "TIMEFORMAT=timed; time true", "let x=5 'y = x * 2'; echo $x $y",
        "coproc_like() { echo cp; }; coproc_like",
        "declare -p ¤N¤ 2>&1 | head -1", "compgen -v | grep -x '[a-d]'",
        "echo \"$0\" \"${BASH_SUBSHELL}\"", "exec 2>&2", "local x=1; echo $?",
        "echo x >&197; echo $?", "LC_ALL=C; echo \"${#¤N¤}\"; LC_ALL=C.UTF-8",
    ]

    /// Prints what the blocks may have left, apart from what cannot be compared.
    private static let summary = #"""
        echo "last $?"
        for name in a b c d xa xb xc xd na nb nc nd upa upb upc upd loa lob loc lod l1 l2 l3 ma mb mc md \
            refa refb refc refd i x y line rest opt IFS OPTIND HOME PATH PS4 PWD OLDPWD; do
            declare -p $name 2>&1
        done
        for name in {0..19}; do declare -p r$name 2>/dev/null; done
        declare -f f g my-func; declare -F f g my-func
        alias
        shopt
        set -o
        echo "$-"
        trap
        umask
        dirs -l -p
        printf '<%s>' "$#" "$@"
        """#
}

/// A small generator of random numbers (Steele, Lea and Flood, 2014).
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
