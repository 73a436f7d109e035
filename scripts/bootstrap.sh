#!/bin/sh
# Installs what building Cortex needs and this machine lacks, and says what it installs.
set -eu

has_cmark() {
    command -v pkg-config >/dev/null 2>&1 && pkg-config --exists libcmark
}

if ! command -v swift >/dev/null 2>&1; then
    echo "bootstrap: Swift 6.2 or newer is required: https://www.swift.org/install" >&2
    exit 1
fi
if has_cmark; then
    exit 0
fi

case "$(uname -s)" in
Darwin)
    if ! command -v brew >/dev/null 2>&1; then
        echo "bootstrap: install Homebrew first: https://brew.sh" >&2
        exit 1
    fi
    echo "bootstrap: installing cmark and pkg-config with brew" >&2
    brew install cmark pkg-config
    ;;
*)
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "bootstrap: install libcmark (0.30.2 or newer, with headers) and pkg-config" >&2
        exit 1
    fi
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        sudo=sudo
    fi
    echo "bootstrap: installing libcmark-dev and pkg-config with apt-get" >&2
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq libcmark-dev pkg-config >&2
    ;;
esac

if ! has_cmark; then
    echo "bootstrap: pkg-config still does not find libcmark" >&2
    exit 1
fi
