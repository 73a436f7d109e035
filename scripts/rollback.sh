#!/usr/bin/env bash
# Puts back a program and its configuration that scripts/prepare-rollback-assets.sh kept.
#
# Usage: scripts/rollback.sh [--list] [--binary-only | --config-only] [--to FOLDER] [NAME]
# NAME is a kept state (`--list` shows them) or its beginning; without one, `latest`. Its digest is
# checked before anything changes. What it replaces stays beside it as FILE.before-rollback.
set -euo pipefail

fail() {
    echo "rollback: $*" >&2
    exit 1
}

usage() {
    echo "usage: rollback.sh [--list] [--binary-only | --config-only] [--to FOLDER] [NAME]" >&2
    exit 2
}

folders=(rollback-binary rollback-config)
name=latest
root=$(git rev-parse --show-toplevel 2>/dev/null || pwd)
target=$root
list=
while (($#)); do
    case $1 in
    --list) list=1 ;;
    --binary-only) folders=(rollback-binary) ;;
    --config-only) folders=(rollback-config) ;;
    --to)
        (($# > 1)) || usage
        target=$2
        shift
        ;;
    -*) usage ;;
    *) name=$1 ;;
    esac
    shift
done

sha256() {
    if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

if [[ -n $list ]]; then
    for folder in "${folders[@]}"; do
        for kept in "$root/$folder"/[0-9]*Z-*/; do
            [[ -d $kept ]] || continue
            kept=${kept%/}
            mark=' '
            [[ ! $root/$folder/latest -ef $kept ]] || mark='*'
            echo "$mark $folder/${kept##*/}  $(cut -d ' ' -f 1 "$kept/SHA256SUMS")"
        done
    done
    exit 0
fi
[[ -d $target ]] || fail "$target: is no folder"

# found FOLDER: the one kept state in FOLDER that is meant
found() {
    local all=("$root/$1/$name")
    [[ $name == latest ]] || all=("$root/$1/$name"*)
    ((${#all[@]} == 1)) || fail "$1/$name: means several; \`--list\` shows them"
    [[ -d ${all[0]} ]] || fail "$1/$name: is not there; \`--list\` shows what is"
    (cd "${all[0]}" && pwd -P)
}

# All is checked before anything changes.
kept=()
for folder in "${folders[@]}"; do
    state=$(found "$folder")
    (cd "$state" && sha256 -c SHA256SUMS >/dev/null 2>&1) ||
        fail "$state: is not what was kept; nothing was changed"
    kept+=("$state")
done

for state in "${kept[@]}"; do
    read -r digest file <"$state/SHA256SUMS"
    cp -p "$state/$file" "$target/.$file.rollback"
    sync "$target/.$file.rollback" 2>/dev/null || sync
    if [[ -e $target/$file ]]; then
        cp -p "$target/$file" "$target/$file.before-rollback"
    fi
    mv -f "$target/.$file.rollback" "$target/$file"
    [[ $(sha256 <"$target/$file" | cut -d ' ' -f 1) == "$digest" ]] ||
        fail "$target/$file: is not what was to be put back; $file.before-rollback is the one before"
    echo "$target/$file is that of ${state##*/}  $digest"
done
