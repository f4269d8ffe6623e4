# Everything is set up inside .venv/ from the locked, hashed requirements; nothing else is needed than python3.
PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)
DATA := $(wildcard ../shared/eval)

.PHONY: demo test check lock clean

demo: .venv/run
	$(BIN)/dateline demo

test: .venv/dev
	$(BIN)/pytest -n 2

check: .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# The locks name no index: whichever index this machine uses serves the files, and the hashes decide.
lock: .venv/dev
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
	  --python-version 3.11 --group build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
	  --python-version 3.11 --group dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv

.venv/bin/python:
ifdef UV
	uv venv -q --seed --python $(PYTHON) .venv
else
	$(PYTHON) -m venv .venv || { echo "make: '$(PYTHON) -m venv' failed; on Debian: apt install python3-venv" >&2; exit 1; }
endif

ifdef UV
INSTALL = uv pip install -q --compile-bytecode --python $(BIN)/python
else
INSTALL = $(BIN)/python -m pip install -q --disable-pip-version-check
endif

# Some machines forbid Python to keep what it compiles, and every command would compile the package anew.
COMPILE = $(BIN)/python -m compileall -q src

.venv/run: .venv/bin/python requirements.lock pyproject.toml
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	$(COMPILE)
	touch $@

.venv/dev: .venv/bin/python requirements-dev.lock pyproject.toml
	$(INSTALL) --require-hashes -r requirements-dev.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	$(COMPILE)
	touch $@ .venv/run
