#!/usr/bin/env bash
# Makes the changelog's section of a release from what was merged since the last tag.
#
# Usage: scripts/changelog.sh [--since TAG] [--write VERSION]
# Prints the changes in groups; with --write it puts them into CHANGELOG.md as VERSION, behind what
# stands under "Unreleased", which moves there and leaves that heading empty.
set -euo pipefail

fail() {
    echo "changelog: $*" >&2
    exit 1
}

since=
version=
while (($#)); do
    case $1 in
    --since) since=${2:?--since wants a tag} ;;
    --write) version=${2:?--write wants a version} ;;
    *)
        echo "usage: changelog.sh [--since TAG] [--write VERSION]" >&2
        exit 2
        ;;
    esac
    shift 2
done

root=$(git rev-parse --show-toplevel 2>/dev/null) || fail "run it inside the repository"
cd "$root"
[[ -n $since ]] || since=$(git describe --tags --abbrev=0 2>/dev/null || true)
if [[ -n $since ]]; then
    git rev-parse --quiet --verify "$since^{commit}" >/dev/null || fail "$since: is no tag or commit"
fi

# grouped: the subjects on standard input, a list under each heading that has any
grouped() {
    awk '
        function group(subject,  verb) {
            verb = tolower(subject)
            sub(/[^a-z].*/, "", verb)
            if (verb ~ /^(add|let|have|offer|introduce|support|new|build)$/) return "Added"
            if (verb ~ /^(fix|mend|correct|repair|refuse|restore|keep|survive)$/) return "Fixed"
            if (verb ~ /^(remove|drop|delete)$/) return "Removed"
            return "Changed"
        }
        { lists[group($0)] = lists[group($0)] "- " $0 "\n" }
        END {
            count = split("Added Changed Fixed Removed", names, " ")
            for (i = 1; i <= count; i++)
                if (lists[names[i]] != "") printf "### %s\n\n%s\n", names[i], lists[names[i]]
        }'
}

changes=$(git log --no-merges --reverse --format=%s "${since:+$since..}HEAD" | grouped)
[[ -n $changes ]] || fail "nothing was merged since ${since:-the beginning}"
if [[ -z $version ]]; then
    printf '%s\n' "$changes"
    exit 0
fi

[[ -f CHANGELOG.md ]] || fail "CHANGELOG.md: is not there"
grep -qxF "## Unreleased" CHANGELOG.md || fail "CHANGELOG.md: has no heading \"## Unreleased\""
! grep -qE "^## ${version//./\\.}( |\$)" CHANGELOG.md || fail "CHANGELOG.md: has $version already"
CHANGES=$changes HEADING="## $version ($(date -u +%Y-%m-%d))" awk '
    function finish() {
        print ENVIRON["CHANGES"] "\n"
        isUnreleased = 0
    }
    /^## / && isUnreleased { finish() }
    { print }
    /^## Unreleased$/ { print "\n" ENVIRON["HEADING"]; isUnreleased = 1 }
    END { if (isUnreleased) { print ""; finish() } }
' CHANGELOG.md >CHANGELOG.md.new
mv CHANGELOG.md.new CHANGELOG.md
echo "CHANGELOG.md has $version now"
