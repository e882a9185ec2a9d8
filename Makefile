# Every command sets .venv up first, if that is not done. `make` alone lists them.
PYTHON ?= python3
ARTICLE ?= seeds/seed.txt
OPTIONS ?=
TESTS ?=
SOURCES ?= data/articles
UPGRADE ?=

BIN := .venv/bin
INSTALLED := .venv/installed
READY := .venv/ready
WHEEL := $(wildcard data/models/*.whl)
UV := uv==0.13.9
# JupyterLab else asks its makers' site for news and PyPI for newer versions, at a Yes to a question of its own, and PyPI for its extensions
QUIET := --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate --LabApp.news_url=None --LabApp.extension_manager=readonly

.DEFAULT_GOAL := help
.PHONY: help report test lab lint benchmark dictionary requirements clean

help:  ## list the commands
	@echo 'make COMMAND, with Python 3.11 or newer (another than python3: make PYTHON=python3.12 COMMAND)'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

report: $(READY)  ## the seed article, or ARTICLE=my.txt, becomes reports/<article>/report.html; OPTIONS=--force makes it anew
	$(BIN)/broadsheet report '$(ARTICLE)' $(OPTIONS)

test: $(READY)  ## run every test, or TESTS=tests/article
	$(BIN)/python -m pytest $(TESTS)

lab: $(READY)  ## JupyterLab on notebooks/
	$(BIN)/jupyter-lab notebooks $(QUIET)

lint: $(READY)  ## check style, form and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

benchmark: $(READY)  ## what each step of reading costs, over data/articles or SOURCES='my/*.txt'
	$(BIN)/python tests/support/benchmark.py $(SOURCES)

dictionary: $(READY)  ## write the data dictionary in data/README.md anew from src/broadsheet/schema.py
	$(BIN)/python -m broadsheet.schema data/README.md

# uv resolves for every Python and system at once; hatchling and editables build our own package, pinned like the rest
requirements:  ## pin every package anew from pyproject.toml; UPGRADE=--upgrade takes newer ones
	tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && $(PYTHON) -m venv "$$tools" && "$$tools/bin/pip" install --quiet '$(UV)' && \
	printf '%s\n' $(addprefix ./,$(WHEEL)) hatchling editables | "$$tools/bin/uv" pip compile pyproject.toml - --extra test --universal \
	--python-version 3.11 --no-annotate --custom-compile-command 'make requirements' --output-file requirements.txt --quiet $(UPGRADE)

clean:  ## remove .venv and caches; reports stay
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Built whole, so that a model of the same version but other weights is taken up, and a broken set-up is not built upon.
$(INSTALLED): requirements.txt $(WHEEL)
	@command -v '$(PYTHON)' >/dev/null || { echo "broadsheet needs Python 3.11 or newer, and there is no '$(PYTHON)' here: install it, or name another with make PYTHON=..." >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "broadsheet needs Python 3.11 or newer, and '$(PYTHON)' is $$('$(PYTHON)' --version 2>&1): install a newer one, or name it with make PYTHON=..." >&2; exit 1; }
	'$(PYTHON)' -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(READY): $(INSTALLED) pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
