#!/bin/sh
# Makes a virtual environment with a Python that can run Rostrum. `scripts/venv.sh FOLDER [PYTHON]`
set -eu
folder=$1
wanted=${2:-}

usable() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

version() {
    "$1" --version 2>&1 | head -n 1
}

fail() {
    echo "$1" >&2
    exit 2
}

if [ -n "$wanted" ]; then
    usable "$wanted" || fail "PYTHON=$wanted is not Python 3.11 or newer ($(version "$wanted")). Name one that is."
    python=$wanted
else
    python=
    # A system whose python3 is old often has a newer one beside it under its full name.
    for candidate in python3 python3.13 python3.12 python3.11 python3.14; do
        if usable "$candidate"; then
            python=$candidate
            break
        fi
    done
    [ -n "$python" ] || fail "Rostrum needs Python 3.11 or newer; here, python3 is: $(version python3). Install a newer one, or name it: make PYTHON=/path/to/python3."
fi

"$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
    fail "$(version "$python") comes without the venv module here. On Debian and Ubuntu: apt-get install python3-venv."

echo "Making a virtual environment in $folder with $(version "$python") …"
"$python" -m venv --clear "$folder"
