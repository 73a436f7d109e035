#!/usr/bin/env bash
# Prints a random sample of one rule's findings in a corpus, each with the lines around it. The rates
# of docs/lint/quality.md were taken with it: the same seed gives the same sample.
#
# A file of the corpus is named OWNER+REPOSITORY__FOLDER__FILE; each repository is put together
# again, so that rules see paths and folders.
set -euo pipefail
if [ $# -lt 2 ]; then
    echo "usage: lint-sample.sh CORPUS CODE [SEED [COUNT]]" >&2
    exit 2
fi
corpus=$1
code=$2
seed=${3:-1}
count=${4:-20}
cortex=$(realpath "${CORTEX:-$(dirname "$0")/../cortex}")
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

for file in "$corpus"/*__*; do
    name=$(basename "$file")
    path=$tree/${name//__//}
    mkdir -p "$(dirname "$path")"
    cp "$file" "$path"
done

for folder in "$tree"/*/; do
    cd "$folder"
    git init --quiet
    git add --all
    git ls-files -z | LC_ALL=C sort -z \
        | xargs -0 "$cortex" lint --select "$code" --format concise --exit-zero \
        | cut -d : -f 1-3 | sed "s|^|$(basename "$folder")/|"
done > "$tree/findings"

LC_ALL=C sort "$tree/findings" | shuf -n "$count" --random-source=<(yes "$seed") \
    | while IFS=: read -r file line column; do
        echo "=== $file:$line:$column"
        first=$((line > 4 ? line - 4 : 1))
        sed -n "${first},$((line + 4))p" "$tree/$file"
    done
