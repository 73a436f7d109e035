#!/usr/bin/env bash
# Backs up the runs' folders, and checks the archive before it counts.
#
# Usage: scripts/backup-state.sh [-o FILE.tar.gz] [--state FOLDER]
# FOLDER is $XDG_STATE_HOME/cortex, or ~/.local/state/cortex. Beside the archive stands its digest,
# FILE.tar.gz.sha256. A run that is being driven is backed up as far as it has come, and named.
# The archive holds what the runs hold, secrets among it; only you can read it.
set -euo pipefail
umask 077

fail() {
    echo "backup-state: $*" >&2
    exit 1
}

state=${XDG_STATE_HOME:-$HOME/.local/state}/cortex
archive=cortex-state-$(date -u +%Y%m%dT%H%M%SZ).tar.gz
while (($#)); do
    case $1 in
    -o | --output) archive=${2:?-o wants a file} ;;
    --state) state=${2:?--state wants a folder} ;;
    *)
        echo "usage: backup-state.sh [-o FILE.tar.gz] [--state FOLDER]" >&2
        exit 2
        ;;
    esac
    shift 2
done
[[ -d $state/runs ]] || fail "$state/runs: there are no runs to back up"
[[ ! -e $archive ]] || fail "$archive: is there already"

sha256() {
    if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

work=$(mktemp -d)
trap 'rm -rf "$work" "$archive.part"' EXIT

for lock in "$state"/runs/*/lock; do
    [[ -e $lock ]] || continue
    if command -v flock >/dev/null && ! flock -n "$lock" true; then
        run=${lock%/lock}
        echo "backup-state: ${run##*/} is being driven; it is backed up as far as it has come" >&2
    fi
done

(cd "$state" && find runs -type f -print0) >"$work/files"
# A file may grow while it is read, and tar says so with 1; what is in the archive is checked below.
tar -C "$state" -czf "$archive.part" runs || (($? == 1)) || fail "$state: cannot be read"
mkdir "$work/again"
tar -C "$work/again" -xzf "$archive.part" || fail "$archive: cannot be read again; it was not kept"

files=0
while IFS= read -r -d '' file; do
    ((files += 1))
    kept=$work/again/$file
    [[ -f $kept ]] || fail "$file: is not in the archive, which was not kept"
    size=$(stat -c %s "$kept" 2>/dev/null || stat -f %z "$kept")
    cmp -s "$kept" <(head -c "$size" "$state/$file") ||
        fail "$file: is not in the archive as it is, which was not kept"
done <"$work/files"

sync "$archive.part" 2>/dev/null || sync
mv "$archive.part" "$archive"
(cd "$(dirname "$archive")" && sha256 "${archive##*/}" >"${archive##*/}.sha256")
echo "$archive  $files files of $(find "$state/runs" -mindepth 1 -maxdepth 1 -type d | wc -l) runs  $(cut -d ' ' -f 1 "$archive.sha256")"
