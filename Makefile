# The newcomer's two commands: `make serve` and `make test`. Needs only Python 3.11 or later and make.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help serve test lint types contracts browser soak bench requirements clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; name one with: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/.installed

serve: $(VENV)/.installed ## the site with the seed documents on 127.0.0.1:8000
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py ingest seeds --first
	@$(BIN)/python manage.py index
	@exec $(BIN)/python manage.py serve --host $(HOST) --port $(PORT)

test: lint types contracts browser ## everything: linters, types, import contracts, all tests
	@$(BIN)/python -m pytest -n auto

lint: $(VENV)/.installed-dev ## style and formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .

types: $(VENV)/.installed-dev ## static types
	@$(BIN)/mypy

contracts: $(VENV)/.installed-dev ## which package may import which
	@$(BIN)/lint-imports

browser: ## make sure that the browser tests have a browser
	@.ci/browser

soak: $(VENV)/.installed-dev browser ## the long tests: hundreds of kills, hostile queries by the ten thousand
	@$(BIN)/python -m pytest -m soak

bench: $(VENV)/.installed-dev ## speed and memory against peers (see benchmarks/README.md)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@$(BIN)/python -m benchmarks $(if $(CORPUS),all $(CORPUS)) $(ARGUMENTS)

requirements: | $(BIN)/python ## compile pyproject.toml's dependencies into the pinned lists
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
		--custom-compile-command "make requirements" --output-file requirements.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
		--custom-compile-command "make requirements" --extra dev --output-file requirements-dev.txt pyproject.toml

clean: ## remove what make made, except the archive's data
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
