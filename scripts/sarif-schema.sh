#!/usr/bin/env bash
# Puts the official schema of SARIF 2.1.0, and what checks a file against it, where the tests look for
# them; neither is ours to copy.
set -euo pipefail
cd "$(dirname "$0")/.."

schema=.build/sarif-schema.json
digest=49729d5909e2b1b976621a29dcebef22e57c78c20d469dfe6c7f15f759904f61
is_schema() {
    echo "$digest  $1" | sha256sum --check --status
}

mkdir -p .build
if ! [ -f "$schema" ] || ! is_schema "$schema"; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    python3 -m pip download --quiet --no-deps --no-binary sarif-om --dest "$folder" sarif-om==1.0.4
    tar -xzf "$folder"/sarif_om-1.0.4.tar.gz -C "$folder"
    found=$folder/sarif_om-1.0.4/sarif-2.1.0-rtm.4.json
    if ! is_schema "$found"; then
        echo "sarif-schema: the schema is not the one that is known" >&2
        exit 1
    fi
    cp "$found" "$schema"
fi
# Beside the build, so that no Python of the system is touched.
if ! PYTHONPATH=.build/sarif-python python3 -W ignore -c 'import jsonschema' 2>/dev/null; then
    python3 -m pip install --quiet --target .build/sarif-python jsonschema
fi
