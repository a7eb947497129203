# Fodfæste. On a fresh Debian or Ubuntu machine with Python 3.11: `make run`, `make test`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
DATA ?= $(CURDIR)/var
ARGS ?=
override DATA := $(abspath $(DATA))
export PORT DATA

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
ASSETS := build/assets/.built
NODE_TOOLS := node_modules/.development
STATIC := build/static
COLLECTED := $(STATIC)/.collected
DANISH := site/locale/da/LC_MESSAGES/.compiled
# The machine's own Node.js where there is one, else the one that PyPI carries.
NPM := $(shell command -v npm || echo $(BIN)/npm)
# All that is said on the way goes to standard error, so that `make -s cli` prints the answer alone.
SAY := >&2 printf '▸ %s\n'

.PHONY: help setup run cli test check conformance bench screenshots requirements clean

help:
	@printf '%s\n' \
	  'make run           sæt op, fyld i, og kør på http://127.0.0.1:$(PORT)' \
	  'make test          sæt op, og kør alle test' \
	  'make check         ruff, djlint, mypy, importregler og migreringer' \
	  'make cli ARGS="…"  kør manage.py i det færdige miljø' \
	  'make bench         mål fart mod andre' \
	  'make screenshots   tag README-billederne igen' \
	  'make requirements  frys afhængigheder med hash' \
	  'make clean         fjern alt, der er bygget (data i var/ bliver)'

# --- Setting up -----------------------------------------------------------------------------------

setup: $(RUNTIME) $(ASSETS) $(DANISH)

$(BIN)/python:
	@$(SAY) "Laver Pythons miljø i $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 eller nyere mangler." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/packages python3-venv >&2
	@$(PYTHON) -m venv $(VENV) >&2

$(RUNTIME): requirements.txt | $(BIN)/python
	@$(SAY) "Henter Python-pakker (et par minutter første gang)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt >&2
	@touch $@

$(DEVELOPMENT): requirements-dev.txt | $(BIN)/python
	@$(SAY) "Henter Python-pakker til test"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt >&2
	@touch $@ $(RUNTIME)

$(BIN)/npm: requirements-node.txt | $(BIN)/python
	@$(SAY) "Henter Node.js som Python-pakke"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-node.txt >&2

$(ASSETS): package-lock.json site/assets.mjs | $(BIN)/python $(filter $(BIN)/npm,$(NPM))
	@$(SAY) "Henter designsystem, skrifter og scripts fra npm"
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --silent --omit=dev >&2
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) run --silent build >&2
	@touch $@

$(DANISH): $(wildcard site/locale/da/LC_MESSAGES/*.po) | $(RUNTIME)
	@$(BIN)/python manage.py danish --compile >&2
	@touch $@

$(NODE_TOOLS): $(ASSETS)
	@$(SAY) "Henter axe og Lighthouse fra npm"
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --silent >&2
	@touch $@

# As in service: each file is named by its content, and lies compressed beside itself.
$(COLLECTED): $(RUNTIME) $(ASSETS) $(shell find site content -path '*/static/*' -type f)
	@$(SAY) "Samler og komprimerer stilark og scripts"
	@STATIC_ROOT=$(STATIC) $(BIN)/python manage.py collectstatic --no-input --clear --verbosity 0 >&2
	@touch $@

# --- Running --------------------------------------------------------------------------------------

run: setup $(COLLECTED)
	@$(BIN)/python manage.py prepare
	@$(BIN)/python manage.py upkeep --every 60 & trap "kill $$!" EXIT; \
	  STATIC_ROOT=$(STATIC) $(BIN)/gunicorn --env DJANGO_SETTINGS_MODULE=config.settings.development

$(DATA)/.prepared: $(RUNTIME) $(ASSETS) $(DANISH)
	@$(BIN)/python manage.py prepare >&2
	@touch $@

cli: $(DATA)/.prepared
	@$(BIN)/python manage.py $(ARGS)

# --- Testing --------------------------------------------------------------------------------------

test: $(DEVELOPMENT) $(NODE_TOOLS) $(DANISH)
	@.ci/packages $$(cat .ci/packages-for-tests.txt) >&2
	@$(BIN)/python -m tests.conformance.validators >&2
	@$(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-report=term

check: $(DEVELOPMENT) $(ASSETS) $(DANISH)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --lint site/templates forms content search
	$(BIN)/mypy
	PYTHONPATH=site:. $(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run --settings config.settings.testing

bench: $(DEVELOPMENT) $(NODE_TOOLS) $(DANISH)
	$(BIN)/python -m bench

screenshots: $(DEVELOPMENT) $(ASSETS) $(DANISH)
	$(BIN)/python -m tests.browser.screenshots docs/screenshots

# An extra is pinned with its brackets: pip before 23.3 else takes the newest release of `coverage[toml]`.
requirements: $(DEVELOPMENT)
	for name in requirements requirements-dev requirements-node; do \
	  $(BIN)/uv pip compile --quiet --upgrade --no-strip-extras --generate-hashes --python-version 3.11 --no-header --output-file $$name.txt $$name.in; \
	done

clean:
	rm -rf $(VENV) build node_modules
