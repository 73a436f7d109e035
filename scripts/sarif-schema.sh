#!/usr/bin/env bash
# Puts the official schema of SARIF 2.1.0 where the tests look for it; it is not ours to copy.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip download --quiet --no-deps --no-binary sarif-om --dest "$folder" sarif-om==1.0.4
tar -xzf "$folder"/sarif_om-1.0.4.tar.gz -C "$folder"
mkdir -p .build
cp "$folder"/sarif_om-1.0.4/sarif-2.1.0-rtm.4.json .build/sarif-schema.json
python3 -c 'import jsonschema' || python3 -m pip install --quiet jsonschema
