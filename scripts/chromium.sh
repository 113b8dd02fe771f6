#!/bin/sh
# Prints the path of a Chromium for the browser tests; installs Debian's where there is none.
set -eu

find_chromium() {
    for candidate in "${ROSTRUM_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        # It has to start, too: Ubuntu's chromium-browser is a stub where snap is missing.
        if [ -n "$candidate" ] && "$candidate" --version >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

install_chromium() {
    command -v apt-get >/dev/null || return 1
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        # Never wait for a password: in CI nobody would type it.
        sudo -n true 2>/dev/null || return 1
        as_root="sudo -n"
    fi
    echo "Installing Chromium for the browser tests …" >&2
    export DEBIAN_FRONTEND=noninteractive
    { $as_root apt-get -qq update && $as_root apt-get -qq -y install --no-install-recommends chromium; } </dev/null >&2
}

find_chromium && exit 0
if install_chromium; then
    find_chromium && exit 0
fi
echo "The browser tests need Chromium or Google Chrome: install one, or set ROSTRUM_CHROMIUM to its path." >&2
exit 2
