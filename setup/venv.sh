#!/bin/sh
# Finds a Python that will do and makes .venv with it. Says in one line what is missing.
set -eu

new_enough() {
    # Run it: a name on the PATH may be a shim of a version that is not there.
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

first_python() {
    for python in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14; do
        if new_enough "$python"; then
            echo "$python"
            return
        fi
    done
    echo "Notabene heeft Python 3.11 of nieuwer nodig en vindt die niet." \
        "Wijs er een aan met: PYTHON=/pad/naar/python3.11 make start" >&2
    exit 1
}

# A virtual environment that broke off halfway, or whose Python has left, is made again.
if .venv/bin/python -c 'import pip' 2>/dev/null; then
    exit 0
fi
python=$(first_python)
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    echo "Uw Python mist de module venv. Installeer die, bijvoorbeeld met:" \
        "sudo apt-get install python3-venv" >&2
    exit 1
fi
echo "Virtuele omgeving maken met $("$python" --version) ..." >&2
"$python" -m venv --clear .venv
