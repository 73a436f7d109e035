#!/usr/bin/env bash
# Puts the runs' folders of a backup back.
#
# Usage: scripts/restore-state.sh [--state FOLDER] FILE.tar.gz
# FOLDER is $XDG_STATE_HOME/cortex, or ~/.local/state/cortex. The archive is checked by the digest
# beside it and for names that lead elsewhere before anything changes. The runs that are there are
# set aside as runs.before-restore-TIME. Refuses while somebody drives a run.
set -euo pipefail
umask 077

fail() {
    echo "restore-state: $*" >&2
    exit 1
}

usage() {
    echo "usage: restore-state.sh [--state FOLDER] FILE.tar.gz" >&2
    exit 2
}

state=${XDG_STATE_HOME:-$HOME/.local/state}/cortex
archive=
while (($#)); do
    case $1 in
    --state)
        (($# > 1)) || usage
        state=$2
        shift
        ;;
    -*) usage ;;
    *) archive=$1 ;;
    esac
    shift
done
[[ -n $archive ]] || usage
[[ -f $archive ]] || fail "$archive: is not there"
[[ -f $archive.sha256 ]] || fail "$archive.sha256: is not there; without it nobody knows what it was"

sha256() {
    if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

(cd "$(dirname "$archive")" && sha256 -c "${archive##*/}.sha256" >/dev/null 2>&1) ||
    fail "$archive: is not what was backed up; nothing was changed"
while IFS= read -r name; do
    case /$name/ in
    */../* | //*) fail "$archive: $name leads elsewhere; nothing was changed" ;;
    /runs/*) ;;
    *) fail "$archive: $name is no run's; nothing was changed" ;;
    esac
done < <(tar -tzf "$archive")
if tar -tvzf "$archive" | grep -qv '^[-d]'; then
    fail "$archive: holds something that is no file and no folder; nothing was changed"
fi

command -v flock >/dev/null || fail "flock is needed to see whether a run is being driven"
for lock in "$state"/runs/*/lock; do
    [[ ! -e $lock ]] || flock -n "$lock" true ||
        fail "${lock%/lock}: is being driven; nothing was changed"
done

mkdir -p "$state"
made=$(mktemp -d "$state/.restore-XXXXXX")
trap 'rm -rf "$made"' EXIT
tar -C "$made" -xzf "$archive" || fail "$archive: cannot be read; nothing was changed"
[[ -d $made/runs ]] || fail "$archive: holds no runs; nothing was changed"
sync
if [[ -e $state/runs ]]; then
    aside=$state/runs.before-restore-$(date -u +%Y%m%dT%H%M%SZ)
    mv "$state/runs" "$aside"
    echo "the runs that were there are $aside"
fi
mv "$made/runs" "$state/runs"
echo "$state/runs is that of $archive, $(find "$state/runs" -mindepth 1 -maxdepth 1 -type d | wc -l) runs"
