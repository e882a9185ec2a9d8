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
TESTED := .venv/tested
WHEEL := $(wildcard data/models/*.whl)
UV := uv==0.13.9
# Python compiles what is imported; pip would compile all there is, which takes longer and a seventh of the disk
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
# JupyterLab else asks its makers' site for news and PyPI for newer versions, at a Yes to a question of its own, and PyPI for its extensions
QUIET := --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate --LabApp.news_url=None --LabApp.extension_manager=readonly

.DEFAULT_GOAL := help
.PHONY: help report example test lab lint benchmark dictionary requirements clean

help:  ## list the commands
	@echo 'make COMMAND, with Python 3.11 or newer (another than python3: make PYTHON=python3.12 COMMAND)'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

report: $(READY)  ## the seed article, or ARTICLE=my.txt, becomes reports/<article>/report.html; OPTIONS=--force makes it anew
	$(BIN)/broadsheet report '$(ARTICLE)' $(OPTIONS)

example: $(READY)  ## make docs/example/report.html anew, and with Chromium the picture of it
	room=$$(mktemp -d) && trap 'rm -rf "$$room"' EXIT && $(BIN)/broadsheet report seeds/seed.txt --out "$$room" && \
	cp "$$room/seed/report.html" docs/example/report.html
	command -v chromium >/dev/null && chromium --headless --no-sandbox --hide-scrollbars --window-size=1280,1100 \
	--screenshot=docs/example/report.png docs/example/report.html || echo 'docs/example/report.png is left as it is.'

# all of them on as many processes as there are cores; a file stays with one, for what its tests share
test: $(TESTED)  ## run every test, or TESTS=tests/article
	$(BIN)/python -m pytest $(or $(TESTS),-n auto --dist loadfile)

lab: $(READY)  ## JupyterLab on notebooks/; OPTIONS=--allow-root is passed on to it
	$(BIN)/jupyter-lab notebooks $(QUIET) $(OPTIONS)

lint: $(TESTED)  ## check style, form and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

benchmark: $(READY)  ## what each step of reading costs, over data/articles or SOURCES='my/*.txt'
	$(BIN)/python tests/support/benchmark.py $(SOURCES)

dictionary: $(READY)  ## write the data dictionary in data/README.md anew from src/broadsheet/schema.py
	$(BIN)/python -m broadsheet.dictionary data/README.md

# uv resolves for every Python and system at once, and keeps the pins it finds in the file it writes; hatchling and editables build our
# own package, pinned like the rest. All is resolved together first, so that what tests need fits the program, and then parted.
requirements:  ## pin every package anew from pyproject.toml; UPGRADE=--upgrade takes newer ones
	tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && $(PYTHON) -m venv "$$tools" && "$$tools/bin/pip" install --quiet '$(UV)' && \
	printf '%s\n' $(addprefix ./,$(WHEEL)) hatchling editables > "$$tools/ours.in" && \
	cat requirements.txt requirements-test.txt > "$$tools/all.txt" && \
	pin() { "$$tools/bin/uv" pip compile pyproject.toml - --universal --python-version 3.11 --no-annotate --quiet \
	--custom-compile-command 'make requirements' "$$@" < "$$tools/ours.in"; } && \
	pin --extra test --output-file "$$tools/all.txt" $(UPGRADE) && \
	cp "$$tools/all.txt" requirements.txt && pin --output-file requirements.txt && \
	{ sed -n '/^#/p' "$$tools/all.txt" && grep -vxFf requirements.txt "$$tools/all.txt"; } > requirements-test.txt

clean:  ## remove .venv and caches; reports stay
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Built whole, so that a model of the same version but other weights is taken up, and a broken set-up is not built upon.
$(INSTALLED): requirements.txt $(WHEEL)
	@command -v '$(PYTHON)' >/dev/null || { echo "broadsheet needs Python 3.11 or newer, and there is no '$(PYTHON)' here: install it, or name another with make PYTHON=..." >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "broadsheet needs Python 3.11 or newer, and '$(PYTHON)' is $$('$(PYTHON)' --version 2>&1): install a newer one, or name it with make PYTHON=..." >&2; exit 1; }
	'$(PYTHON)' -m venv --clear .venv
	$(PIP) -r requirements.txt
	@touch $@

$(READY): $(INSTALLED) pyproject.toml
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(TESTED): $(READY) requirements-test.txt
	$(PIP) -r requirements-test.txt
	@touch $@
