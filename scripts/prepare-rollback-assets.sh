#!/usr/bin/env bash
# Keeps the program and its configuration as they are, to go back to with scripts/rollback.sh.
#
# Usage: scripts/prepare-rollback-assets.sh [--binary FILE] [--config FILE] [--keep N]
# Makes rollback-binary/NAME/ and rollback-config/NAME/, NAME being the time and the commit, each
# with about.json and SHA256SUMS, and a link `latest` in both. The newest N (10) are kept.
# Refuses a working tree with changes, and a program that is missing or older than the commit.
set -euo pipefail
umask 022

fail() {
    echo "prepare-rollback-assets: $*" >&2
    exit 1
}

binary=cortex
config=cortex.toml
keep=10
while (($#)); do
    case $1 in
    --binary) binary=${2:?--binary wants a file} ;;
    --config) config=${2:?--config wants a file} ;;
    --keep) keep=${2:?--keep wants a number} ;;
    *)
        echo "usage: prepare-rollback-assets.sh [--binary FILE] [--config FILE] [--keep N]" >&2
        exit 2
        ;;
    esac
    shift 2
done
[[ $keep =~ ^[1-9][0-9]*$ ]] || fail "--keep $keep: say a number from 1 on"

root=$(git rev-parse --show-toplevel 2>/dev/null) || fail "run it inside the repository"
cd "$root"
changes=$(git status --porcelain)
[[ -z $changes ]] || fail "the working tree has changes; commit or remove them first:
$changes"
[[ -f $binary && -x $binary ]] || fail "$binary: there is no program; \`make build\` makes it"
[[ -f $config ]] || fail "$config: there is no configuration"
(($(date -r "$binary" +%s) >= $(git log -1 --format=%ct))) ||
    fail "$binary: is older than the commit; \`make build\` makes it anew"

commit=$(git rev-parse HEAD)
time=$(date -u +%Y-%m-%dT%H:%M:%SZ)
name=$(date -u -d "$time" +%Y%m%dT%H%M%SZ 2>/dev/null || date -u +%Y%m%dT%H%M%SZ)-${commit:0:12}

sha256() {
    if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# point LINK NAME: makes the link lead to NAME in one step
point() {
    ln -s "$2" "$1.$$"
    mv -fT "$1.$$" "$1" 2>/dev/null || mv -fh "$1.$$" "$1"
}

# asset FOLDER FILE: keeps FILE in FOLDER/NAME, which is there as a whole or not at all
asset() {
    local folder=$1 file=$2 made=$1/.$name.$$ digest
    mkdir -p "$made"
    cp -p "$file" "$made/"
    digest=$(sha256 <"$made/${file##*/}" | cut -d ' ' -f 1)
    (cd "$made" && sha256 "${file##*/}" >SHA256SUMS)
    printf '{"schema":"cortex-rollback-asset/1","file":"%s","commit":"%s","time":"%s","sha256":"%s"}\n' \
        "${file##*/}" "$commit" "$time" "$digest" >"$made/about.json"
    sync "$made"/* 2>/dev/null || sync
    [[ ! -e $folder/$name ]] || {
        rm -r "$made"
        fail "$folder/$name: is there already"
    }
    mv "$made" "$folder/$name"
    point "$folder/latest" "$name"
    echo "$folder/$name  $digest"
}

# prune FOLDER: removes all but the newest
prune() {
    local old
    while IFS= read -r old; do
        rm -r "${1:?}/${old:?}"
        echo "removed $1/$old"
    done < <(cd "$1" && printf '%s\n' [0-9]*Z-* | sort -r | tail -n "+$((keep + 1))")
}

asset rollback-binary "$binary"
asset rollback-config "$config"
prune rollback-binary
prune rollback-config
