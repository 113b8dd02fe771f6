#!/bin/sh
# Writes the hash-pinned files in requirements/ anew. `scripts/lock.sh UV [--upgrade]`
set -eu
cd "$(dirname "$0")/.."
uv=$1
shift

compile() {
    # Universal: one file for every Python from 3.11 on, on Linux and macOS. uv writes no index address
    # unless asked to, so the files are the same whichever mirror they were made through.
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --custom-compile-command "make lock" "$@"
}

compile "$@" pyproject.toml requirements/build.in --output-file requirements/run.txt
# Everything in dev.txt that is also in run.txt has the version of run.txt.
compile "$@" pyproject.toml requirements/build.in --extra dev \
    --constraint requirements/run.txt --output-file requirements/dev.txt
compile "$@" requirements/whoosh-reloaded.in --output-file requirements/whoosh-reloaded.txt
