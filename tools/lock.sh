#!/bin/sh
# Makes the locks: hashed, for every platform, without the address of any index.
set -eu
lock() { "${UV:-uv}" pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
	--python-version 3.11 "$@"; }
command -v "${UV:-uv}" >/dev/null || { echo "make lock needs uv; install it, or name it: UV=/path/to/uv make lock" >&2; exit 1; }
echo "setuptools>=77" | lock - -o requirements-build.txt
lock pyproject.toml -o requirements.txt
lock pyproject.toml --extra dev -o requirements-dev.txt
lock pyproject.toml --extra dev --extra notebook --extra spark --extra bench -o requirements-peers.txt
