#!/bin/sh
# Writes requirements/*.txt: every file that is installed, by hash, with no index or path in it.
# Keeps the versions that are locked already; `sh setup/lock.sh --upgrade` takes the newest.
set -eu

lock() {
    name=$1
    shift
    # --no-config: what one machine is configured for must not end up in everyone's lock.
    # --no-strip-extras: pip looks for a package with an extra apart, and takes the newest one
    # there is, unless the lock names it with that extra.
    .venv/bin/uv pip compile --no-config --quiet --universal --python-version 3.11 \
        --generate-hashes --no-strip-extras --no-emit-index-url --no-header --no-annotate \
        "$@" --output-file "requirements/$name.txt"
}

# The widest set first: the others take its versions, because all share one environment.
lock lint pyproject.toml --group test --group lint --group build "$@"
lock test pyproject.toml --group test --constraints requirements/lint.txt "$@"
lock run pyproject.toml --constraints requirements/lint.txt "$@"
lock build --group pyproject.toml:build --constraints requirements/lint.txt "$@"
