# Rostrum's commands. `make help` lists them; each leaves nothing outside this folder, except that
# `make test` installs Debian's Chromium by apt-get where no Chromium is found.

VENV := .venv
# Empty: the first of python3, python3.13, … that is new enough.
PYTHON :=
# More for pytest: make test ARGS="-k highlight"
ARGS :=

BIN := $(VENV)/bin
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev
RELOADED := $(VENV)-reloaded/.installed
# Wheels come hash-checked from the lock; -qq still shows errors.
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check
PROJECT := --no-build-isolation --no-deps --editable .

.DEFAULT_GOAL := help
.PHONY: help demo test check format lock upgrade screenshot clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(RUN)  ## index the sample articles, serve them, print the address
	@$(BIN)/rostrum demo

test: $(DEV) $(RELOADED)  ## run all tests, those in a real browser too
	@ROSTRUM_CHROMIUM="$$(scripts/chromium.sh)" && export ROSTRUM_CHROMIUM && $(BIN)/python -m pytest $(ARGS)

check: $(DEV)  ## lint, format, types, who imports whom
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(DEV)  ## put the code into its form
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

lock: $(DEV)  ## write requirements/*.txt anew after a change of pyproject.toml
	@scripts/lock.sh $(BIN)/uv

upgrade: $(DEV)  ## the same, with the newest allowed versions
	@scripts/lock.sh $(BIN)/uv --upgrade

screenshot: $(DEV)  ## make docs/screenshot.png anew
	@ROSTRUM_CHROMIUM="$$(scripts/chromium.sh)" && export ROSTRUM_CHROMIUM && $(BIN)/python scripts/screenshot.py

clean:  ## remove the environments and every cache; the index stays
	rm -rf $(VENV) $(VENV)-reloaded build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@scripts/venv.sh $(VENV) $(PYTHON)

$(RUN): requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing what Rostrum needs, at the versions and hashes of requirements/run.txt …"
	@$(PIP_INSTALL) --require-hashes -r requirements/run.txt
	@$(PIP_INSTALL) $(PROJECT)
	@touch $@

$(DEV): requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "Installing the development tools as well, at the versions and hashes of requirements/dev.txt …"
	@$(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	@$(PIP_INSTALL) $(PROJECT)
	@touch $@

# The other distribution of Whoosh has the same import name: a folder of its own, put first on the
# path by tests/test_whoosh_distributions.py.
$(RELOADED): requirements/whoosh-reloaded.txt | $(BIN)/python
	@rm -rf $(@D)
	@$(PIP_INSTALL) --no-deps --require-hashes -r $< --target $(@D)
	@touch $@
