#!/usr/bin/env bash
# Measures what Cortex promises about its speed, as ratios within one run on one machine.
# Usage: scripts/bench.sh [CORTEX]     (needs hyperfine, cmark, GNU time; prints a Markdown table)
set -euo pipefail
cd "$(dirname "$0")/.."

cortex=$(realpath "${1:-./cortex}")
corpus=$(realpath "${CORTEX_CORPUS:-../shared/corpus}" 2>/dev/null || true)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_STATE_HOME=$work/state

missing=()
for tool in hyperfine cmark jq /usr/bin/time; do
    command -v "$tool" >/dev/null || missing+=("$tool")
done
if ((${#missing[@]})); then
    echo "bench: install ${missing[*]} first (Debian: apt-get install hyperfine cmark jq time)" >&2
    exit 2
fi

# median FILE INDEX: the median in seconds of the INDEXth command that hyperfine measured
median() { jq ".results[$2].median" "$1"; }

# row NAME OURS THEIRS LIMIT: one line of the table
row() {
    awk -v name="$1" -v ours="$2" -v theirs="$3" -v limit="$4" 'BEGIN {
        printf "| %s | %.4g | %.4g | %.2f× | %s× | %s |\n",
            name, ours, theirs, ours / theirs, limit, ours / theirs <= limit ? "yes" : "NO"
    }'
}

# pair NAME LIMIT OURS THEIRS [HYPERFINE OPTION…]: measures both commands and prints their row
pair() {
    local name=$1 limit=$2 ours=$3 theirs=$4
    shift 4
    hyperfine --shell=none --export-json "$work/pair.json" "$@" "$ours" "$theirs" \
        >/dev/null 2>"$work/log" || { cat "$work/log" >&2; return 1; }
    row "$name" "$(median "$work/pair.json" 0)" "$(median "$work/pair.json" 1)" "$limit"
}

# peak COMMAND…: the peak memory of the command in KiB
peak() { { /usr/bin/time -f %M "$@" >/dev/null 2>"$work/err"; } 2>&1; tail -n 1 "$work/err"; }

# steps N: a runbook of N steps
steps() {
    echo "# $1 steps"
    for ((i = 1; i <= $1; i++)); do
        printf '\n## %d. Step\n\n```bash\ntrue\n```\n' "$i"
    done
}

echo "| what | Cortex (s) | against (s) | ratio | at most | held |"
echo "|---|---|---|---|---|---|"

pair "\`cortex --version\` / \`bash -c true\`" 5 "$cortex --version" "bash -c true" \
    --warmup 5 --runs 100

if [[ -d $corpus ]]; then
    cat >"$work/plan.sh" <<EOF
exec $cortex plan --json $corpus/*.md
EOF
    cat >"$work/cmark.sh" <<EOF
exec cmark -t xml $corpus/*.md
EOF
    pair "\`cortex plan --json\` / \`cmark -t xml\`, $(ls "$corpus"/*.md | wc -l) files" 2 \
        "bash $work/plan.sh" "bash $work/cmark.sh" --warmup 2 --runs 20
else
    echo "bench: no corpus at CORTEX_CORPUS or ../shared/corpus; that line is left out" >&2
fi

steps 200 >"$work/200.md"
steps 2000 >"$work/2000.md"
echo true >"$work/true.sh"
echo "for i in {1..200}; do bash $work/true.sh; done" >"$work/starts.sh"
pair "200 steps of \`true\` / \`bash FILE\` 200 times" 4 \
    "$cortex run --yes $work/200.md" "bash $work/starts.sh" --warmup 1 --runs 7
pair "2,000 steps / 200 steps" 11 \
    "$cortex run --yes $work/2000.md" "$cortex run --yes $work/200.md" --warmup 1 --runs 3

cat >"$work/giant.md" <<'EOF'
# A gibibyte

```bash
head -c 1073741824 /dev/zero
```
EOF
echo "head -c 1073741824 /dev/zero" >"$work/giant.sh"
echo "bash $work/giant.sh | cat > $work/giant.out" >"$work/cat.sh"
pair "1 GiB printed and recorded / \`bash … \\| cat > file\`" 1.5 \
    "$cortex run --yes $work/giant.md" "bash $work/cat.sh" --warmup 1 --runs 5 \
    --prepare "rm -rf $work/state $work/giant.out"
peak "$cortex" run --yes "$work/giant.md" >/dev/null
row "1 GiB step: peak memory (KiB) / 64 MiB" "$(peak "$cortex" run --yes "$work/giant.md")" 65536 1
rm -rf "$work/state"

for ((size = 0, i = 1; size < 8000000; i++)); do
    printf -v part '\n## %d. Section\n\nSome words about `it`.\n\n- one\n- two\n\n```bash\necho %d\n```\n' \
        "$i" "$i"
    size=$((size + ${#part}))
    [[ $i -lt 5000 ]] || part=${part//\`\`\`bash/Text:}
    printf '%s' "${part//\`\`\`/ }"
done >"$work/big.md"
bytes=$(stat -c %s "$work/big.md")
row "\`plan\` on $((bytes >> 20)) MiB: peak memory (KiB) / file size" \
    "$(peak "$cortex" plan "$work/big.md")" "$((bytes / 1024))" 60
