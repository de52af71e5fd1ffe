# Schuif Aan. `make help` shows what there is; every command makes its own .venv first.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
TOO_OLD := Schuif Aan needs Python 3.11 or later; install it, or name it: make run PYTHON=python3.12
NO_PYTHON := There is no '$(PYTHON)' here; install Python 3.11 or later, or name it: make run PYTHON=python3.12
NO_VENV := Python cannot make a .venv; install its venv module (on Debian and Ubuntu: apt install python3-venv)
NO_PACKAGES := The packages could not be installed, see above; check the connection and try again
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

.DEFAULT_GOAL := help
.PHONY: help run test test-sqlite test-postgres test-browser test-spark drills mutants bench bench-evidence bench-large check lock format clean

help: ## what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/run.stamp ## serve the example on http://localhost:8000 (PORT=, SCHUIFAAN_DATABASE_URL=)
	@exec $(BIN)/schuifaan run

test: .venv/dev.stamp ## every test: on SQLite, on PostgreSQL, and in a browser
	@exec $(BIN)/python tools/checks/tests.py sqlite postgres browser

test-sqlite: .venv/dev.stamp ## the tests without a browser, on SQLite
	@exec $(BIN)/python tools/checks/tests.py sqlite

test-postgres: .venv/dev.stamp ## the tests without a browser, on a PostgreSQL of their own
	@exec $(BIN)/python tools/checks/tests.py postgres

test-browser: .venv/dev.stamp ## the tests in Chromium
	@exec $(BIN)/python tools/checks/tests.py browser

test-spark: .venv-peers/peers.stamp .venv/dev.stamp ## the Spark engine against plain Python (needs Java 17; a .venv-peers of its own)
	@exec $(BIN)/python tools/checks/tests.py spark

drills: .venv/dev.stamp ## the long tests: crashes, tampering, every door, every form (about a quarter of an hour)
	@exec $(BIN)/python tools/checks/tests.py drills walls

check: .venv/dev.stamp ## style, types, floors, templates, dependencies, migrations, sizes, words
	@exec $(BIN)/python tools/checks/check.py

bench: .venv/dev.stamp ## how fast the pages and the pot are at full size, on both databases (about half an hour; OPTIONS=--quick)
	@exec $(BIN)/python -m bench.run $(OPTIONS)

bench-evidence: .venv-peers/peers.stamp ## the engines of evidence against pandas, polars and Spark (about half an hour; OPTIONS=--quick)
	@PYTHONPATH=src:. exec .venv-peers/bin/python -m bench.evidence_engines $(OPTIONS)

bench-large: .venv/run.stamp ## a hundred million events, and a country (an hour or so, and 10 GB of disk)
	@PYTHONPATH=src:. exec $(BIN)/python -m bench.evidence_large $(OPTIONS)

format: .venv/dev.stamp ## set the style right
	@$(BIN)/ruff check --fix --quiet . && $(BIN)/ruff format .

mutants: .venv/dev.stamp ## break each rule of access in every small way, and see that a test notices (not in CI; RULES='stories|tables', FRESH=1)
	@exec $(BIN)/python tools/mutants/mutants.py '$(RULES)'

lock: ## make the four locks anew from pyproject.toml (needs uv)
	@sh tools/lock.sh

clean: ## throw away .venv and caches; the data under var/ stays
	@rm -rf .venv .venv-peers build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# A .venv that belongs to a moved or removed Python is made anew.
.venv/made.stamp: requirements-build.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(TOO_OLD)" >&2; exit 1; }
	@$(BIN)/python -c '' 2>/dev/null && $(BIN)/python -m pip --version >/dev/null 2>&1 \
		|| $(PYTHON) -m venv --clear .venv >/dev/null 2>&1 || { rm -rf .venv; echo "$(NO_VENV)" >&2; exit 1; }
	@echo "Setting up .venv with the packages of the lock; this takes a minute, and only the first time." >&2
	@$(PIP) install --require-hashes -r requirements-build.txt || { echo "$(NO_PACKAGES)" >&2; exit 1; }
	@$(PIP) install --no-deps --no-build-isolation -e . || { echo "$(NO_PACKAGES)" >&2; exit 1; }
	@touch $@

.venv/run.stamp: requirements.txt .venv/made.stamp
	@$(PIP) install --require-hashes -r requirements.txt || { echo "$(NO_PACKAGES)" >&2; exit 1; }
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/made.stamp
	@$(PIP) install --require-hashes -r requirements-dev.txt || { echo "$(NO_PACKAGES)" >&2; exit 1; }
	@touch $@ .venv/run.stamp

# What evidence is held against: Spark, pandas, polars. Never needed to run it.
.venv-peers/peers.stamp: requirements-peers.txt .venv/made.stamp
	@$(PYTHON) -m venv --clear .venv-peers
	@.venv-peers/bin/python -m pip --disable-pip-version-check --quiet --quiet install --require-hashes -r requirements-peers.txt \
		|| { echo "$(NO_PACKAGES)" >&2; exit 1; }
	@touch $@
