/// The bash text that runs around a block: what saves its state and reports its failures.
///
/// The functions are parsed before anything of the carried state exists, so that no alias of a
/// block can change them, and they call bash's own commands through `builtin`. A block that
/// defines a function called `builtin` loses that function with its end.
struct Prelude {
    /// The definitions; they set nothing else.
    private let definitions: [UInt8]

    /// - Parameters:
    ///   - statePath: where the state is written.
    ///   - reportPath: where a failing command is reported, fields ended by NUL.
    ///   - answerPath: where the answer to a report is read, one letter.
    ///   - patchPath: where the text is that changes the waiting shell, for the answer `k`.
    init(statePath: String, reportPath: String, answerPath: String, patchPath: String) {
        let text = Prelude.text
            .replacing("@PATCH@", with: patchPath)
            .replacing("@STATE@", with: statePath)
            .replacing("@REPORT@", with: reportPath)
            .replacing("@ANSWER@", with: answerPath)
        definitions = Array(text.utf8)
    }

    /// Returns the whole script that restores the request's state, runs the block at `path` and
    /// saves the state.
    ///
    /// All that follows the definitions is one group command, read before it runs.
    func script(running path: String, for request: StepRequest, bash: Bash) -> [UInt8] {
        var script = definitions
        script += Array("\n{\n{\n".utf8)
        script += request.state.restoring(bash, strict: request.isStrict)
        script += Array("} 2>/dev/null\n".utf8)
        script += Array(Prelude.start(path, for: request).utf8)
        script += Array("\n\(Prelude.finish)\n}\n".utf8)
        return script
    }

    /// Returns the script that makes an interactive shell start in `state` and save what it leaves.
    func interactiveScript(from state: ShellState, bash: Bash) -> [UInt8] {
        var script =
            Array("set +o posix\nshopt -u inherit_errexit\nunset -v ENV\n".utf8)
            + definitions
        script += Array(
            "\n__cortex_failed() { __cortex_code=$1 __cortex_last=$2 __cortex_answer=c; }".utf8
        )
        script += Array("\n{\n{\n".utf8)
        script += state.restoring(bash, strict: false)
        script += Array("builtin unset -v HISTFILE\n} 2>/dev/null\n".utf8)
        let hasPrompt = state.variables.contains { $0.name.elementsEqual("PS1".utf8) }
        let prompt = hasPrompt ? "" : #"PS1='(cortex) \w\$ '"#
        script += Array("\(prompt)\n}\n".utf8)
        return script
    }

    /// The line that runs the block with `$?` as it was.
    private static func start(_ path: String, for request: StepRequest) -> String {
        let state = request.state
        let isTraced = state.options?.contains("xtrace") == true
        var arming = ""
        if isTraced || state.events["DEBUG"] != nil || request.watchesHiddenFailures {
            arming = "builtin set -T; builtin trap \(Quoting.quoted(arm(request))) DEBUG; "
        }
        let status = state.status == 0 ? "" : "__cortex_status \(state.status) || "
        return "\(arming)\(status). \(Quoting.quoted(path))"
    }

    /// What the DEBUG trap does at the block's first command: it turns on what would have shown
    /// in the commands before, and leaves itself as the block wants it.
    private static func arm(_ request: StepRequest) -> String {
        let options = request.state.options ?? []
        var text = "if ((${#BASH_SOURCE[@]} > 1)) && [[ ${FUNCNAME-source} == source ]]; then "
        text += "\\builtin set \(options.contains("functrace") ? "-T" : "+T"); "
        if request.state.events["DEBUG"] != nil {
            text += #"\builtin trap -- "$__cortex_DEBUG" DEBUG; \builtin eval "$__cortex_DEBUG"; "#
        } else if request.watchesHiddenFailures {
            text += #"\builtin trap -- "$__cortex_peeking" DEBUG RETURN; "#
            text += #"__cortex_line=$LINENO __cortex_command=$BASH_COMMAND; "#
        } else {
            text += "\\builtin trap - DEBUG; "
        }
        if options.contains("xtrace") { text += "\\builtin set -x; " }
        return text + "fi"
    }

    private static let finish = #"""
        {
        __cortex_finish "$?" "$@"
        builtin trap - EXIT
        builtin exit "$__cortex_code"
        } 2>/dev/null
        """#

    /// What the EXIT trap runs, to be quoted.
    static let exitTrap = #"{ __cortex_finish "$?" "$@"; } 2>/dev/null"#

    private static let text = #"""
        set +p
        BASH_ARGV0=bash
        shopt -s expand_aliases
        __cortex_status() { builtin return "$1"; }
        __cortex_lost() {
            builtin printf 'l\0\0' >| @REPORT@
            builtin exit 125
        }
        __cortex_failed() {
            __cortex_code=$1 __cortex_last=$2 __cortex_answer=c __cortex_reported=1
            if ((${#FUNCNAME[@]} < 3)); then __cortex_code=0; fi
            if ((BASH_SUBSHELL > 0 || ${#FUNCNAME[@]} < 3)); then builtin return 0; fi
            if [[ ${__cortex_deep-} == "${BASH_LINENO[${#FUNCNAME[@]}-3]} $1" ]]; then
                ((${#FUNCNAME[@]} > 3)) || __cortex_deep=
                builtin return 0
            fi
            if ((${#FUNCNAME[@]} > 3)); then
                __cortex_deep="${BASH_LINENO[${#FUNCNAME[@]}-3]} $1"
            else
                __cortex_deep=
            fi
            builtin printf '%s\0' "$1" "${BASH_LINENO[${#FUNCNAME[@]}-3]}" "$-" "${3:-?}" \
                "${@:5:$4}" '' >| @REPORT@
            __cortex_wait "$1" "${@:5+$4}"
        }
        __cortex_wait() {
            while builtin read -r -N 1 __cortex_answer < @ANSWER@ || __cortex_answer=s; do
                case $__cortex_answer in p) ;; *) builtin return 0 ;; esac
                (__cortex_finish "$@")
                builtin printf 'p\0\0' >| @REPORT@
            done
        }
        __cortex_err='{ __cortex_failed "$?" "$_" "$BASH_COMMAND" "${#PIPESTATUS[@]}" "${PIPESTATUS[@]}" "$@"; } 2>/dev/null'
        __cortex_then='{ while [[ $__cortex_answer == k ]]; do \builtin . @PATCH@; __cortex_wait "$__cortex_code" "$@"; done; case $__cortex_answer in s) \builtin exit "$__cortex_code" ;; esac; \builtin : "$__cortex_last"; } 2>/dev/null'
        __cortex_peek() {
            __cortex_last=$2
            if [[ $4 != "${__cortex_line-}" ]]; then
                if [[ ${__cortex_line-} && ! ${__cortex_reported-} && "${*:5}" == *[1-9]* ]]; then
                    builtin printf '%s\0' h "$1" "$__cortex_line" "$__cortex_command" "${@:5}" '' >| @REPORT@
                fi
                __cortex_line=$4 __cortex_command=$3 __cortex_reported=
            fi
        }
        __cortex_peeking='{ __cortex_peek "$?" "$_" "$BASH_COMMAND" "$LINENO" "${PIPESTATUS[@]}"; \builtin : "$__cortex_last"; } 2>/dev/null'
        __cortex_watch() {
            if [[ ${__cortex_ERR+x} ]]; then
                builtin trap -- "$__cortex_err
        __cortex_status \"\$__cortex_code\" || {
        $__cortex_ERR
        }
        $__cortex_then" ERR
            else
                builtin trap -- "$__cortex_err; $__cortex_then" ERR
            fi
        }
        __cortex_show() {
            builtin printf "trap -- '%s' %s\n" "${2//\'/\'\\\'\'}" "$1"
        }
        __cortex_show_one() {
            case $1 in
            EXIT) [[ ! ${__cortex_EXIT+x} ]] || __cortex_show EXIT "$__cortex_EXIT" ;;
            ERR) [[ ! ${__cortex_ERR+x} ]] || __cortex_show ERR "$__cortex_ERR" ;;
            DEBUG) [[ ! ${__cortex_DEBUG+x} ]] || __cortex_show DEBUG "$__cortex_DEBUG" ;;
            RETURN) [[ ! ${__cortex_RETURN+x} ]] || __cortex_show RETURN "$__cortex_RETURN" ;;
            *) builtin trap -p "$1" ;;
            esac
        }
        __cortex_name() {
            case ${1^^} in
            0 | EXIT | SIGEXIT) __cortex_signal=EXIT ;;
            ERR | DEBUG | RETURN) __cortex_signal=${1^^} ;;
            SIGERR | SIGDEBUG | SIGRETURN) __cortex_signal=${1^^} __cortex_signal=${__cortex_signal#SIG} ;;
            *) __cortex_signal=$1 ;;
            esac
        }
        trap() {
            { builtin local -; builtin set +x; } 2>/dev/null
            builtin local __cortex_signal __cortex_action __cortex_result=0
            (($# > 0)) || builtin set -- -p
            if [[ $BASHPID != $$ ]]; then
                __cortex_action=
                [[ $1 != -p ]] || __cortex_action=$(builtin trap -p EXIT)
                if [[ $__cortex_action != *__cortex_finish* ]]; then
                    builtin trap "$@"
                    builtin return
                fi
            fi
            case ${1-} in
            -p)
                builtin shift
                [[ ${1-} != -- ]] || builtin shift
                (($# > 0)) || builtin set -- EXIT {1..64} DEBUG ERR RETURN
                for __cortex_action; do
                    __cortex_name "$__cortex_action"
                    __cortex_show_one "$__cortex_signal" || __cortex_result=1
                done
                builtin return "$__cortex_result"
                ;;
            --) builtin shift ;;
            - | '') ;;
            -*)
                builtin trap "$@"
                builtin return
                ;;
            esac
            if (($# == 1)); then
                if ! builtin trap -p "$1" >/dev/null 2>&1; then
                    builtin trap "$1"
                    builtin return
                fi
                __cortex_action=-
            else
                __cortex_action=${1-}
                builtin shift
            fi
            for __cortex_signal; do
                __cortex_name "$__cortex_signal"
                case $__cortex_signal in
                EXIT | ERR | DEBUG | RETURN)
                    if [[ $__cortex_action == - ]]; then
                        builtin unset -v "__cortex_$__cortex_signal"
                    else
                        builtin printf -v "__cortex_$__cortex_signal" %s "$__cortex_action"
                    fi
                    ;;
                esac
                case $__cortex_signal in
                EXIT) ;;
                ERR) __cortex_watch ;;
                DEBUG | RETURN)
                    if [[ $__cortex_action == - ]]; then
                        builtin trap : "$__cortex_signal"
                    else
                        builtin trap -- "$__cortex_action" "$__cortex_signal"
                    fi
                    ;;
                *)
                    builtin trap -- "$__cortex_action" "$__cortex_signal" 2>/dev/null && builtin continue
                    builtin printf '%s: line %s: trap: %s: invalid signal specification\n' \
                        "${BASH_SOURCE[1]-bash}" "${BASH_LINENO[0]}" "$__cortex_signal" >&2
                    __cortex_result=1
                    ;;
                esac
            done
            builtin return "$__cortex_result"
        }
        __cortex_uncover() {
            for __cortex_frame in "${FUNCNAME[@]}"; do
                case $__cortex_frame in
                source | main | __cortex_*) ;;
                *)
                    __cortex_inside=1
                    builtin break
                    ;;
                esac
            done
            ((__cortex_inside)) || builtin return 0
            builtin compgen -v >| @STATE@
            builtin mapfile -t __cortex_names < @STATE@
            builtin mapfile -t __cortex_names < <(
                for __cortex_name in "${__cortex_names[@]}"; do
                    case $__cortex_name in
                    BASH* | DIRSTACK | EPOCH* | EUID | FUNCNAME | GROUPS | HISTCMD | IFS | LINENO | \
                        OPTIND | PIPESTATUS | PPID | RANDOM | SECONDS | SHELLOPTS | SRANDOM | UID | _ | \
                        __cortex_*) builtin continue ;;
                    esac
                    [[ -R $__cortex_name ]] && builtin continue
                    builtin declare -gt "$__cortex_name" || builtin continue
                    for ((__cortex_depth = 0; __cortex_depth < 100; __cortex_depth++)); do
                        [[ ${!__cortex_name@a} == *t* ]] && builtin break
                        builtin unset -v "$__cortex_name" || builtin continue 2
                    done
                    ((__cortex_depth == 0)) ||
                        builtin printf '%s\n%s\n' "$__cortex_name" "$__cortex_depth"
                done 2>/dev/null
            )
            for ((__cortex_frame = 0; __cortex_frame < ${#__cortex_names[@]}; __cortex_frame += 2)); do
                for ((__cortex_depth = __cortex_names[__cortex_frame + 1]; __cortex_depth > 0; __cortex_depth--)); do
                    builtin unset -v "${__cortex_names[__cortex_frame]}"
                done
            done
        }
        __cortex_finish() {
            __cortex_code=$1 __cortex_flags=$- __cortex_options=$SHELLOPTS __cortex_shopt=$BASHOPTS
            __cortex_posix=${POSIXLY_CORRECT-} __cortex_inside=0
            POSIXLY_CORRECT=y
            unset -f builtin
            builtin set +aefkuvx +o posix
            builtin shopt -u extdebug nocasematch
            builtin shift
            __cortex_uncover
            builtin compgen -A function >| @STATE@
            builtin mapfile -t __cortex_names < @STATE@
            {
                builtin printf '%s\0' cortex "$__cortex_code" "$__cortex_flags" \
                    "$__cortex_options" "$__cortex_shopt" "$__cortex_posix" "$__cortex_inside"
                builtin umask
                builtin printf '\0'
                builtin printf '%s\0' "$#" "$@"
                builtin printf '%s\0' "${#DIRSTACK[@]}" "${DIRSTACK[@]}"
                builtin declare -p
                builtin printf '\0'
                builtin alias -p
                builtin printf '\0'
                builtin trap -p
                builtin printf '\0'
                builtin printf '%s%s\0' \
                    "${__cortex_EXIT+=}" "${__cortex_EXIT-}" "${__cortex_ERR+=}" "${__cortex_ERR-}" \
                    "${__cortex_DEBUG+=}" "${__cortex_DEBUG-}" \
                    "${__cortex_RETURN+=}" "${__cortex_RETURN-}"
                builtin declare -F
                builtin printf '\0'
                for __cortex_name in "${__cortex_names[@]}"; do
                    [[ $__cortex_name == __cortex_* ]] || builtin declare -f -- "$__cortex_name"
                    builtin printf '\0'
                done
                builtin printf 'end\0'
            } >| @STATE@
        }
        """#
}
