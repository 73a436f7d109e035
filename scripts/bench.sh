#!/usr/bin/env bash
# Measures what Cortex promises about its speed, as ratios within one run on one machine.
# Usage: scripts/bench.sh [CORTEX]     (needs hyperfine, cmark, jq and GNU time)
# Prints a Markdown table of medians; exits with 1 if a figure is over its limit.
set -euo pipefail
cd "$(dirname "$0")/.."

cortex=$(realpath "${1:-./cortex}")
corpus=$(realpath "${CORTEX_CORPUS:-../shared/corpus}" 2>/dev/null || true)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_STATE_HOME=$work/state
over=0

missing=()
for tool in hyperfine cmark jq /usr/bin/time; do
    command -v "$tool" >/dev/null || missing+=("$tool")
done
if ((${#missing[@]})); then
    echo "bench: install ${missing[*]} first (Debian: apt-get install hyperfine cmark jq time)" >&2
    exit 2
fi

# row NAME OURS AGAINST LIMIT: one line of the table
row() {
    local held=yes
    awk "BEGIN { exit !($2 <= $3 * $4) }" || held=NO over=1
    awk -v name="$1" -v ours="$2" -v theirs="$3" -v limit="$4" -v held="$held" 'BEGIN {
        printf "| %s | %.4g | %.4g | %.2f× | %s× | %s |\n",
            name, ours, theirs, ours / theirs, limit, held
    }'
}

# pair NAME LIMIT OURS AGAINST [HYPERFINE OPTION…]: measures both commands and prints their row
pair() {
    local name=$1 limit=$2 ours=$3 theirs=$4
    shift 4
    hyperfine --shell=none --export-json "$work/pair.json" "$@" "$ours" "$theirs" \
        >"$work/log" 2>&1 || { tail -n 5 "$work/log" >&2; return 1; }
    row "$name" "$(jq .results[0].median "$work/pair.json")" \
        "$(jq .results[1].median "$work/pair.json")" "$limit"
}

# peak COMMAND…: the peak memory of the command in MiB
peak() {
    /usr/bin/time -f %M -o "$work/peak" "$@" >/dev/null 2>"$work/log" || tail -n 5 "$work/log" >&2
    awk 'END { print $1 / 1024 }' "$work/peak"
}

# steps N: a runbook of N steps
steps() {
    echo "# $1 steps"
    for ((i = 1; i <= $1; i++)); do
        # shellcheck disable=SC2016
        printf '\n## %d. Step\n\n```bash\ntrue\n```\n' "$i"
    done
}

# large: a runbook of nearly 8 MiB with what runbooks consist of
large() {
    awk 'BEGIN {
        print "# A large runbook"
        for (i = 1; i <= 4000; i++) {
            printf "\n## %d. Section\n\nSome words about `part %d`.\n\n", i, i
            for (j = 1; j <= 10; j++) printf "- a point about **something** in part %d.%d\n", i, j
            print "\n```bash"
            for (j = 1; j <= 33; j++) printf "echo \"line %d of block %d\" | tee -a notes.txt\n", j, i
            print "```"
        }
    }'
}

echo "| what | Cortex | against | ratio | at most | held |"
echo "|---|---|---|---|---|---|"

pair "\`cortex --version\` (s) / \`bash -c true\`" 5 "$cortex --version" "bash -c true" \
    --warmup 5 --runs 100

if [[ -f $corpus/expected.json ]]; then
    mapfile -t documents < <(jq -r '.[].file' "$corpus/expected.json")
    count=${#documents[@]}
    printf -v files ' %q' "${documents[@]/#/$corpus/}"
    pair "\`cortex plan --json\` (s) / \`cmark -t xml\`, $count files" 2 \
        "$cortex plan --json$files" "cmark -t xml$files" --warmup 3 --runs 30
else
    echo "bench: no documents at CORTEX_CORPUS or ../shared/corpus; that line is left out" >&2
fi

# rumdl: the path of the linter that ours is held against; installed for this script if need be.
# What only starts it, such as a shim of pyenv, would be measured too.
rumdl() {
    local found venv=${XDG_CACHE_HOME:-$HOME/.cache}/cortex-bench/rumdl
    found=$(type -P rumdl) && [[ $(head -c 4 "$found") == $'\x7fELF' ]] && echo "$found" && return
    if [[ ! -x $venv/bin/rumdl ]]; then
        python3 -m venv "$venv" && "$venv/bin/pip" install --quiet rumdl || return
    fi >&2
    echo "$venv/bin/rumdl"
}

seed=${CORTEX_SEED:-../shared/seed/cortex-release-workflow.md}
[[ -f $seed ]] || seed=docs/running.md
size=$(stat -c %s "$seed")
if other=$(rumdl); then
    pair "\`cortex lint\` of one file of $size bytes (s) / \`rumdl check\`" 1 \
        "$cortex lint --exit-zero $seed" "$other check --no-cache $seed" \
        --ignore-failure --warmup 5 --runs 100
    if [[ -d $corpus ]]; then
        pair "\`cortex lint\` of a folder (s) / \`rumdl check --no-cache\`" 0.5 \
            "$cortex lint --exit-zero $corpus" "$other check --no-cache $corpus" \
            --ignore-failure --warmup 2 --runs 30
    fi
else
    echo "bench: rumdl cannot be installed; its lines are left out" >&2
fi
if [[ -f $corpus/expected.json ]]; then
    pair "\`cortex lint\` of $count files (s) / \`cmark -t xml\`" 3 \
        "$cortex lint --exit-zero$files" "cmark -t xml$files" --warmup 3 --runs 30
fi
if [[ -d $corpus ]]; then
    row "\`cortex lint\` of a folder: peak memory (MiB) / 60 MiB" \
        "$(peak "$cortex" lint --exit-zero "$corpus")" 60 1
fi

# printing N: a runbook of N steps that print 100 kB each
printing() {
    echo "# $1 steps that print"
    for ((i = 1; i <= $1; i++)); do
        printf '\n## %d. Step\n\n```bash\nseq -f "line %%08.0f of the output" 3846\n```\n' "$i"
    done
}

printing 2000 >"$work/printing.md"
"$cortex" run --yes "$work/printing.md" >/dev/null 2>"$work/log" || tail -n 5 "$work/log" >&2
printed=$(ls -t "$XDG_STATE_HOME/cortex/runs" | head -n 1)
mapfile -t outputs < <(ls "$XDG_STATE_HOME/cortex/runs/$printed"/steps/*/output.raw)
printf -v files ' %q' "${outputs[@]}"
printf '#!/bin/bash\ncat%s | sha256sum\n' "$files" >"$work/digest"
chmod +x "$work/digest"
for format in markdown html; do
    pair "\`cortex report --format $format\` of 2,000 steps, 200 MB (s) / \`cat … \| sha256sum\`" 3 \
        "$cortex report $printed --format $format" "$work/digest" --warmup 2 --runs 15
    row "the same: peak memory (MiB) / 100 MiB" \
        "$(peak "$cortex" report "$printed" --format "$format")" 100 1
done

# session FOLDER FILE: what an editor sends that opens FILE, asks for its diagnostics and ends
session() {
    local LC_ALL=C uri=file://$2 text
    text=$(jq --raw-input --slurp --ascii-output . "$2")
    local messages=(
        '{"id":1,"method":"initialize","params":{"rootUri":"file://'"$1"'",
          "capabilities":{"textDocument":{"diagnostic":{}}}}}'
        '{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"'"$uri"'",
          "languageId":"markdown","version":1,"text":'"$text"'}}}'
        '{"id":2,"method":"textDocument/diagnostic","params":{"textDocument":{"uri":"'"$uri"'"}}}'
        '{"id":3,"method":"shutdown"}'
        '{"method":"exit"}'
    )
    for message in "${messages[@]}"; do
        printf 'Content-Length: %d\r\n\r\n%s' "${#message}" "$message"
    done
}

# fed FILE COMMAND…: the command line that runs the command with the file as its standard input
fed() {
    printf "sh -c 'exec %s <%s'" "${*:2}" "$1"
}

session "$work" "$PWD/docs/running.md" >"$work/alone.lsp"
pair "\`cortex lsp\` up to the first diagnostics (s) / \`cortex lint\` of the file" 2 \
    "$(fed "$work/alone.lsp" "$cortex" lsp)" \
    "$(fed /dev/null "$cortex" lint --exit-zero docs/running.md)" --warmup 5 --runs 50
if [[ -d $corpus ]]; then
    mkdir "$work/corpus"
    cp "$corpus"/*.md "$work/corpus"
    git -C "$work/corpus" init --quiet
    git -C "$work/corpus" add --all
    pages=("$work/corpus"/*.md)
    session "$work/corpus" "${pages[0]}" >"$work/corpus.lsp"
    pair "the same beside the documents of the corpus (s) / \`cortex lint\` of them" 1 \
        "$(fed "$work/corpus.lsp" "$cortex" lsp)" \
        "$(fed /dev/null "$cortex" lint --exit-zero "$work/corpus")" --warmup 3 --runs 15
fi

if [[ -n ${JOURNAL_BENCH:-} ]]; then
    read -r ours theirs < <("$JOURNAL_BENCH" "$work")
    row "one event recorded (s) / one write of its size and \`fdatasync\`" "$ours" "$theirs" 1.3
else
    echo "bench: JOURNAL_BENCH is not set; \`make bench\` sets it; that line is left out" >&2
fi

steps 200 >"$work/200.md"
steps 2000 >"$work/2000.md"
echo true >"$work/true.sh"
echo "for i in {1..200}; do bash $work/true.sh; done" >"$work/starts.sh"
pair "200 steps of \`true\`, recorded (s) / \`bash FILE\` 200 times" 4 \
    "$cortex run --yes $work/200.md" "bash $work/starts.sh" --warmup 1 --runs 9
pair "2,000 steps (s) / 200 steps" 11 \
    "$cortex run --yes $work/2000.md" "$cortex run --yes $work/200.md" --runs 3

# shellcheck disable=SC2016
# Many runs: a finished one of 20 steps, and copies of what a list reads of it.
steps 20 >"$work/20.md"
XDG_STATE_HOME=$work/many "$cortex" run --yes "$work/20.md" >/dev/null 2>&1
runs=$work/many/cortex/runs
one=$(echo "$runs"/*)
for ((i = 1; i < 2000; i++)); do
    printf -v copy '%s/20261123T120000Z-%08x' "$runs" "$i"
    mkdir -m 700 "$copy"
    cp "$one"/{journal.jsonl,lock} "$copy"
done
cd "$runs"
XDG_STATE_HOME=$work/many pair \
    "\`cortex runs\` of 2,000 runs (s) / \`tail -q -c 65536\` of their journals" 3 \
    "$cortex runs" "tail -q -c 65536 $(echo */journal.jsonl)" --warmup 2 --runs 15
cd - >/dev/null

# prompted COMMAND: the seconds until the command asks at a terminal what to do about a failed step;
# then it is told to stop
prompted() {
    local start=$EPOCHREALTIME question
    coproc script --quiet --flush --command "$1" /dev/null
    local terminal=$COPROC_PID
    while IFS= read -r -d '?' -t 60 question <&"${COPROC[0]}"; do
        [[ $question != *"And now" ]] || break
    done
    awk "BEGIN { print $EPOCHREALTIME - $start }"
    echo >&"${COPROC[1]}"
    cat <&"${COPROC[0]}" >/dev/null
    wait "$terminal" || true
}

if command -v script >/dev/null; then
    { cat "$work/2000.md" && printf '\n## Last\n\n```bash\nfalse\n```\n'; } >"$work/fails.md"
    export XDG_STATE_HOME=$work/resumed
    "$cortex" run --yes "$work/fails.md" >/dev/null 2>&1 || true
    journal=$(echo "$XDG_STATE_HOME"/cortex/runs/*/journal.jsonl)
    hyperfine --shell=none --warmup 1 --runs 9 --export-json "$work/jq.json" "jq -c . $journal" \
        >"$work/log" 2>&1
    ours=$(for ((i = 0; i < 9; i++)); do prompted "$cortex run --resume"; done | sort -n | sed -n 5p)
    row "a run of 2,000 steps taken up again, until it asks (s) / \`jq -c .\` of its journal" \
        "$ours" "$(jq .results[0].median "$work/jq.json")" 5
    export XDG_STATE_HOME=$work/state
else
    echo "bench: there is no \`script\`; the line of a run taken up again is left out" >&2
fi

printf '# A gibibyte\n\n```bash\nhead -c 1073741824 /dev/zero\n```\n' >"$work/giant.md"
echo "head -c 1073741824 /dev/zero" >"$work/giant.sh"
echo "bash $work/giant.sh | cat > $work/giant.out" >"$work/cat.sh"
pair "1 GiB printed and recorded (s) / \`bash … \\| cat > file\`" 1.5 \
    "$cortex run --yes $work/giant.md" "bash $work/cat.sh" --warmup 1 --runs 3 \
    --prepare "rm -rf $work/state $work/giant.out"
row "1 GiB printed and recorded: peak memory (MiB) / 64 MiB" \
    "$(peak "$cortex" run --yes "$work/giant.md")" 64 1
rm -rf "$work/state" "$work/giant.out"

large >"$work/large.md"
size=$(awk -v bytes="$(stat -c %s "$work/large.md")" 'BEGIN { print bytes / 1048576 }')
row "\`cortex plan\` of a large runbook: peak memory (MiB) / its size" \
    "$(peak "$cortex" plan "$work/large.md")" "$size" 60

# bundle BYTES: exports a run that printed so much, and prints the archive's name
bundle() {
    printf '# Print\n\n## 1. Print\n\n```bash\nhead -c %d /dev/zero | tr "\\0" a | fold\n```\n' "$1" \
        >"$work/print.md"
    "$cortex" run --yes "$work/print.md" >/dev/null 2>"$work/log" || return 1
    "$cortex" export "$("$cortex" runs --json | jq -r '.runs[0].name')" -o "$work/run.tar" \
        >/dev/null
    rm -rf "$work/state/cortex/runs"
}

# The output is there twice, as bytes and as a recording.
bundle 520000000
pair "\`cortex verify\` of a bundle of 1 GB (s) / \`sha256sum\` of it" 2 \
    "$cortex verify $work/run.tar" "sha256sum $work/run.tar" --runs 5 --ignore-failure
row "\`cortex verify\` of a bundle of 1 GB: peak memory (MiB) / 100 MB" \
    "$(peak "$cortex" verify "$work/run.tar" || true)" 95.4 1
rm -f "$work/run.tar"

# repeated TEXT BYTES: the text, with its escapes, over and over
repeated() {
    { yes -- "$(printf '%b' "$1")" || true; } | head -c "$2"
}

# hostile: documents of 8 MiB that repeat what costs most to read, each in a file of its own
hostile() {
    mkdir -p "$work/hostile"
    local name text
    while IFS='=' read -r name text; do
        repeated "$text" 8388000 >"$work/hostile/$name.md"
    done <<'END'
brackets=[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
emphasis=*a **b *a **b *a **b *a **b\n
headings=## A
html=<b>x</b>
lists=- a\n  - b\n    - c `d`
numbers=1. a
paragraphs=a\n
quotes=>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a\n
tables=| a | `ls` |
tasks=- [ ] `rm -rf /`
END
    while IFS='=' read -r name text; do
        for ((i = 0; i < 7; i++)); do
            printf '\n```bash\n'
            repeated "$text" 1048000
            printf '\n```\n'
        done >"$work/hostile/bash-$name.md"
    done <<'END'
colons=:
conditions=[[ a == b ]] || ((1))
heredocs=cat <<E\nx\nE
quotes=echo "a $(b 'c')"
scripts=ssh h 'rm -rf /'
END
    awk 'BEGIN {
        for (i = 0; i < 520000; i++) {
            if (i % 65000 == 0) print i ? "```\n\n```bash" : "```bash"
            print "echo <N" i ">"
        }
        print "```"
    }' >"$work/hostile/bash-placeholders.md"
}

hostile
slowest=0 largest=0
for document in "$work"/hostile/*.md; do
    /usr/bin/time -f '%U %S %M' -o "$work/hostile/cost" "$cortex" plan "$document" \
        >/dev/null 2>"$work/log" || [[ $(<"$work/log") == *"; split it" ]] || over=1
    read -r user system memory < <(tail -n 1 "$work/hostile/cost")
    slowest=$(awk "BEGIN { time = $user + $system; print (time > $slowest ? time : $slowest) }")
    largest=$(awk "BEGIN { most = $memory / 1024; print (most > $largest ? most : $largest) }")
done
row "\`cortex plan\` of hostile documents of 8 MiB: most processor time (s) / 5 s" "$slowest" 5 1
row "\`cortex plan\` of hostile documents of 8 MiB: peak memory (MiB) / 60 × 8 MiB" "$largest" 480 1

exit "$over"
