# Needs Python 3.11 or later, git and make; all else is installed into .venv from requirements.lock.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# The tests in as many processes as there are cores; `make test SPREAD=` takes one. A file's tests share what they
# build, so a file stays with one process; each process loads the models, so more than four gain little.
SPREAD ?= --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: site serve test test-slow golden manual lint lock clean

site: $(READY)  ## build the site of this repository into site/
	$(BIN)/newsbrief build

serve: $(READY)  ## serve it, following changes
	$(BIN)/newsbrief serve

test: $(READY)  ## lint, types, layers and tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(SPREAD)

test-slow: $(READY)  ## the long form of the properties
	$(BIN)/pytest -m slow

golden: $(READY)  ## write the golden files anew
	$(BIN)/python -m tests.test_golden

manual: $(READY)  ## write the reference part of the manual anew
	$(BIN)/python -m manual.reference.generate
	$(BIN)/python -m generator.editing.checking.formats

help: $(READY)  ## write the help of the commands anew
	$(BIN)/python -m generator.start

lint: $(READY)  ## mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Newsbrief needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

lock:  ## renew requirements.lock: the newest versions that pyproject.toml allows, with hashes
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet uv
	$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	  --extra dev --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	  --output-file requirements.lock pyproject.toml
	rm -rf $(VENV)-lock

clean:
	rm -rf site docs dist .cache $(VENV) $(VENV)-lock
