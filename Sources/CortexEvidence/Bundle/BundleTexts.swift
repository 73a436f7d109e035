/// The texts that every bundle carries.
package enum BundleTexts {
    package static let readme = """
        A run of a runbook, as evidence.

        Check it with Cortex:

            cortex verify FILE.tar --allowed-signers ALLOWED_SIGNERS --roles ROLES

        or with sha256sum, jq and ssh-keygen:

            mkdir bundle && tar -xf FILE.tar -C bundle && sh bundle/verify.sh bundle ALLOWED_SIGNERS

        Better than the script in here is one that you have from somewhere else: whoever changes
        the bundle can change the script.

        ALLOWED_SIGNERS has to come from you, not from here: a line for each key that you trust, as
        in ssh-keygen(1), with the people's names as principals and namespaces="cortex-gate-v1";
        for the machine that exported, the key in keys/machine.pub, if it is the machine's, with
        namespaces="cortex-run-v1".

        What is in it:

            MANIFEST.sha256         digests of all files, but for itself and the statement
            statement.json          what the export claims (in-toto Statement v1)
            statement.dsse.json     the same, signed by the machine (DSSE, Ed25519)
            statement.json.sig      the same, signed by the machine (ssh-keygen -Y verify)
            run/journal.jsonl       every event, each with the hash of the one before
            run/runbook*.md         the runbook as it was run
            run/blocks.json         its steps and criteria, with the digests of their text
            run/tool.json           programs, host and user
            steps/NNN.A/            step NNN, attempt A: the script as bash got it, its output as it
                                    came, when it came, a recording (asciicast v2), how it ended
            shells/NNN/             shells that the operator opened
            gates/                  what people signed, and their signatures
            keys/machine.pub        the machine's key; never trusted because it is here

        The states that steps left are not in it: they hold the values of all variables. The
        journal has their digests.

        What it proves: nothing in it was changed, added or taken away since it was exported; each
        signature at a gate covers everything before it, the role, the decision and this run only.

        What it does not prove: that what was printed is true; that the clock was right; that there
        is no other record of the same work; anything before the first signature that is not the
        operator's. A recording (output.cast) is for people; output.raw is the evidence.

        """

    /// Checks the bundle without Cortex.
    package static let script = #"""
        #!/bin/sh
        # Checks a bundle that `cortex export` wrote: sh verify.sh [FOLDER] [ALLOWED_SIGNERS]
        # Needs sha256sum and jq; ssh-keygen for signatures. It checks the files, the statement, the
        # journal's chain, scripts, outputs and signatures; whether the order of events is possible
        # and whether a person may sign in a role, only `cortex verify` checks.
        # 0 good, 1 contradiction, 3 refused, 4 incomplete, 6 not signed by a key that is trusted
        LC_ALL=C
        export LC_ALL
        signers=${2:-}
        case $signers in "" | /*) ;; *) signers=$PWD/$signers ;; esac
        cd "${1:-.}" || exit 3
        refuse() { echo "REFUSED: $1"; exit 3; }
        contradict() { echo "CONTRADICTION: $1"; exit 1; }
        for tool in sha256sum jq find sort awk; do
            command -v "$tool" > /dev/null || refuse "$tool is missing"
        done
        work=$(mktemp -d) || exit 3
        trap 'rm -rf "$work"' EXIT
        digest() { sha256sum < "$1" | cut -d ' ' -f 1; }

        # 1. Files: plain ones only, and exactly those of the manifest.
        [ -z "$(find . ! -type f ! -type d)" ] || refuse "something is no plain file"
        for name in MANIFEST.sha256 statement.json; do
            [ -f "$name" ] || refuse "$name is missing"
        done
        awk '!/^[0-9a-f]+  [A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/ ||
            index($0, "  ") != 65 { bad = 1 } END { exit bad }' MANIFEST.sha256 ||
            refuse "MANIFEST.sha256: a line is not one of sha256sum"
        cut -c 67- MANIFEST.sha256 > "$work/listed"
        sort -u "$work/listed" | cmp -s - "$work/listed" ||
            refuse "MANIFEST.sha256: a file is there twice, or not in its place"
        [ "$(tail -c 1 MANIFEST.sha256 | od -An -tx1 | tr -d ' ')" = 0a ] ||
            refuse "MANIFEST.sha256: its last line does not end"
        find . -type f | cut -c 3- | sort |
            grep -vxE 'MANIFEST\.sha256|statement\.(json|dsse\.json|json\.sig)' > "$work/found"
        cmp -s "$work/listed" "$work/found" ||
            contradict "files are missing or were added"
        sha256sum --check --strict --quiet MANIFEST.sha256 > /dev/null 2>&1 ||
            contradict "a file was changed"
        echo "All $(wc -l < "$work/listed" | tr -d ' ') files are as the manifest says."

        # 2. The statement speaks of this manifest and this journal.
        journal=run/journal.jsonl
        [ -f "$journal" ] || refuse "$journal is missing"
        jq -e -s 'length == 1 and (.[0] | type == "object")' statement.json > /dev/null 2>&1 ||
            refuse "statement.json is no JSON"
        said() { jq -r --arg n "$1" '.subject[] | select(.name == $n) | .digest.sha256' statement.json; }
        for name in MANIFEST.sha256 "$journal"; do
            [ "$(said "$name")" = "$(digest "$name")" ] ||
                contradict "the statement speaks of another $name"
        done

        # 3. The journal is one chain.
        previous=$(printf '%064d' 0)
        number=0
        while IFS= read -r line; do
            content=${line#????????????????????????????????????????????????????????????????????????????}
            content=${content%\}}
            hash=$({ printf '\0'; printf '%s' "$content"; } | sha256sum | cut -d ' ' -f 1)
            case $line in
                "{\"h\":\"$hash\",\"r\":$content}") ;;
                *) contradict "record $number: its hash does not fit" ;;
            esac
            printf '%s' "$content" | jq -e --arg prev "$previous" --argjson seq "$number" \
                '.prev == $prev and .seq == $seq' > /dev/null 2>&1 ||
                contradict "record $number: it does not follow the one before"
            previous=$hash
            number=$((number + 1))
        done < "$journal"
        [ "$(tail -c 1 "$journal" | od -An -tx1 | tr -d ' ')" = 0a ] ||
            contradict "the journal's last record is torn"
        [ "$(jq -r '.r.run' "$journal" | sort -u | wc -l | tr -d ' ')" = 1 ] ||
            contradict "the journal's records are of several runs"
        jq -e --arg head "$previous" --argjson n "$number" --arg run "$(head -n 1 "$journal" | jq -r .r.run)" \
            '.predicate | .head == $head and .records == $n and .run == $run' statement.json \
            > /dev/null || contradict "the statement speaks of another journal"
        echo "The journal is one chain of $number records, which ends with $previous."

        # 4. Runbooks, scripts and outputs are what the journal says.
        jq -r 'def pad: tostring | "0" * (3 - length) + .;
            .r | (if .number then "shells/\(.number | pad)"
                  elif .ordinal then "steps/\(.ordinal | pad).\(.attempt)" else "" end) as $in
            | if .type == "runStarted" then "\(.digest)  run/runbook.md"
              elif .type == "runbookAdopted" then "\(.digest)  run/\(.file)"
              elif .type == "stepStarted" then
                  "\(.renderedSHA256 // .scriptSHA256)  \($in)/script.sh"
              elif .type == "stepFinished" or .type == "shellClosed" then
                  (if .outputSHA256 then "\(.outputSHA256)  \($in)/output.raw" else empty end),
                  (if .stderrSHA256 then "\(.stderrSHA256)  \($in)/stderr.raw" else empty end)
              else empty end' "$journal" > "$work/recorded" 2> /dev/null ||
            contradict "the journal cannot be read"
        sha256sum --check --strict --quiet "$work/recorded" > /dev/null 2>&1 ||
            contradict "a script or an output is not what was recorded"
        jq -r 'def pad: tostring | "0" * (3 - length) + .;
            .r | if .type == "stepStarted" then "steps/\(.ordinal | pad).\(.attempt)"
                elif .type == "shellOpened" then "shells/\(.number | pad)"
                else empty end' "$journal" | sort -u > "$work/folders"
        grep -E '^(steps|shells)/' "$work/listed" | cut -d / -f 1,2 | sort -u |
            comm -13 "$work/folders" - | grep -q . &&
            contradict "a file belongs to nothing that was recorded"
        jq -r '.r | select(.type == "gateSigned" and .statementSHA256 != null) |
            "gates/\(.statementSHA256).json", "gates/\(.statementSHA256).json.sig"' "$journal" |
            sort -u > "$work/signed"
        grep '^gates/' "$work/listed" | comm -13 "$work/signed" - | grep -q . &&
            contradict "a signature belongs to nothing that was recorded"
        echo "Scripts and outputs are what the record says."

        # 5. Signatures.
        trusted=yes
        doubt() { trusted=no; echo "  not trusted: $1"; }
        if ! command -v ssh-keygen > /dev/null; then
            doubt "ssh-keygen is missing, no signature was checked"
        else
            # check FILE NAMESPACE PRINCIPAL TIME: the signature FILE.sig
            check() {
                ssh-keygen -Y check-novalidate -n "$2" -s "$1.sig" < "$1" > /dev/null 2>&1 ||
                    contradict "$1.sig does not fit"
                [ -n "$signers" ] || { doubt "no keys were given to check $1.sig with"; return; }
                who=$3
                [ -n "$who" ] ||
                    who=$(ssh-keygen -Y find-principals -s "$1.sig" -f "$signers" \
                        "-Overify-time=$4" 2> /dev/null | head -n 1)
                if [ -n "$who" ] && ssh-keygen -Y verify -f "$signers" -I "$who" -n "$2" \
                    -s "$1.sig" "-Overify-time=$4" < "$1" > /dev/null 2>&1; then
                    echo "$1 is signed by $(printf '%s' "$who" | tr -cd '[:alnum:] ._@+-')."
                else
                    doubt "$1.sig"
                fi
            }
            [ -f statement.json.sig ] && [ -f statement.dsse.json ] ||
                contradict "the machine's signature is missing"
            jq -j '.payload | @base64d' statement.dsse.json 2> /dev/null | cmp -s - statement.json ||
                contradict "statement.dsse.json holds another statement"
            last=$(tail -n 1 "$journal" | jq -r '.r.t[0:19] | gsub("[^0-9]"; "") + "Z"')
            check statement.json cortex-run-v1 "" "$last"
            jq -r '.r | select(.type == "gateSigned" and .statementSHA256 != null) |
                [.statementSHA256, .signatureSHA256, (.t[0:19] | gsub("[^0-9]"; "") + "Z"), .run,
                (.seq | tostring), .gate, .section, .decision, (.by // "")] | join("\u001f")' \
                "$journal" > "$work/gates"
            while IFS=$(printf '\037') read -r sum sigsum time run seq gate section decision by; do
                file=gates/$sum.json
                [ -f "$file" ] && [ "$(digest "$file")" = "$sum" ] && [ -f "$file.sig" ] &&
                    [ "$(digest "$file.sig")" = "$sigsum" ] ||
                    contradict "a signature for a gate is not the one on record"
                jq -e --arg run "$run" --arg gate "$gate" --arg section "$section" \
                    --arg decision "$decision" --arg by "$by" '.run == $run and .gate == $gate and
                    .section == $section and .decision == $decision and .principal == $by' \
                    "$file" > /dev/null || contradict "a signature for a gate is for another"
                covered=$(jq -r '.records | select(type == "number") | tostring' "$file")
                case $covered in "" | *[!0-9]*) contradict "a signature covers no record" ;; esac
                [ "$covered" -le "$seq" ] && [ "$(sed -n "${covered}p" "$journal" | cut -c 7-70)" = \
                    "$(jq -r .head "$file")" ] || contradict "a signature covers another record"
                check "$file" cortex-gate-v1 "$by" "$time"
            done < "$work/gates" || exit $?
            jq -e -s '[.[].r] as $all | [$all[] | select(.type == "gatePassed")] | all(. as $passed |
                all(.signers[]; . as $who | any($all[]; .type == "gateSigned" and
                .statementSHA256 != null and .gate == $passed.gate and .section == $passed.section
                and .by == $who)))' "$journal" > /dev/null || doubt "a gate passed without a key"
        fi

        # 6. The run has ended, and nothing of it is unknown.
        jq -e -s '[.[].r | select(.type != "noteAdded" and .type != "clockJumped" and
            .type != "runRecovered")] | last | .type == "runFinished"' "$journal" > /dev/null &&
            jq -e '.predicate | .unknown == [] and .tornBytes == 0' statement.json > /dev/null || {
            echo "INCOMPLETE: consistent, but the run has not finished, or something is unknown."
            exit 4
        }
        [ "$trusted" = yes ] || {
            echo "NOT TRUSTED: consistent, but not all of it is signed by keys that are trusted."
            exit 6
        }
        echo "Consistent, and signed. Not anchored: time is the operator's claim."

        """#
}
