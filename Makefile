# Two commands matter: `make demo` and `make test`. The rest is for those who change the code.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
VENV := .venv
RUN := $(VENV)/bin
export PYTHONUTF8 := 1
# A process that may not keep what it compiled compiles Django at every start: five seconds each.
export PYTHONDONTWRITEBYTECODE :=
# What the second database can differ in: the apps whose queries and locks are more than a lookup.
STATEFUL := $(addprefix src/qunqiao/,trail people registry checkups hooks config)

.PHONY: help setup demo test test-engines check shape gallery bench lock messages clean
help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: $(VENV)/.ready  ## make .venv with everything pinned (called by the others)
$(VENV)/.ready: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	@grep -A40 '^uv==' requirements/dev.txt | awk 'NR==1 || /^    --hash/ {print; next} NR>1 {exit}' > $(VENV)/uv.txt
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.txt
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(RUN)/uv pip sync --quiet --require-hashes requirements/dev.txt \
	  || $(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(RUN)/uv pip install --quiet --no-deps --no-build-isolation --offline -e .
	$(RUN)/python -m qunqiao.kit.catalogues compile
	@touch $@

demo: setup  ## load the sample province and serve it (PORT=8123 elsewhere)
	$(RUN)/qunqiao demo --port $(PORT)

# Work is stolen, or the browser's journeys, which come last and are long, all wait for one worker.
test: setup  ## all tests: SQLite, and PostgreSQL where QUNQIAO_TEST_POSTGRES names one
	$(RUN)/python -m qunqiao.kit.catalogues compile
	QUNQIAO_DATABASE= $(RUN)/python -m pytest -n 2 --dist worksteal -q --durations=12 $(if $(filter true,$(CI)),--ignore=src/qunqiao_engines)
	@if [ -n "$$QUNQIAO_TEST_POSTGRES" ]; then \
	  echo "The same tests on PostgreSQL:"; \
	  QUNQIAO_DATABASE="$$QUNQIAO_TEST_POSTGRES" $(RUN)/python -m pytest -n 2 --dist worksteal -q -m "not browser and not cluster" --durations=12 $(STATEFUL) || exit 1; \
	elif [ "$$CI" = true ]; then echo "CI needs QUNQIAO_TEST_POSTGRES" >&2; exit 1; \
	else echo "Left out: PostgreSQL. To have it: QUNQIAO_TEST_POSTGRES=postgresql://user:password@host/name make test"; fi

test-engines:  ## the engines' tests where Django is not installed
	$(PYTHON) -m venv .venv/engines
	VIRTUAL_ENV=$(CURDIR)/.venv/engines $(RUN)/uv pip sync --quiet --require-hashes requirements/engines.txt
	! .venv/engines/bin/python -c "import django" 2>/dev/null
	cd src/qunqiao_engines && PYTHONPATH=.. ../../.venv/engines/bin/python -m pytest -n 2 -q -c /dev/null --rootdir . --confcutdir . --import-mode=importlib -p no:cacheprovider -o "markers=shared: reads the shared data folder" .

check: setup  ## lint, format, types, import contracts
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/lint-imports
	$(RUN)/mypy

shape: setup  ## the table of our own sizes, docstrings and contracts
	$(RUN)/python -m tests.shape.table

gallery: setup  ## a picture of every page, as every role, at 390 and 1440 px
	$(RUN)/python -m tests.gallery

bench: setup  ## ours beside peers and the limit, in one run
	$(RUN)/qunqiao bench

messages: setup  ## bring the texts of three languages up to the code
	$(RUN)/python -m qunqiao.kit.catalogues update

lock: setup  ## pin requirements again, with hashes and without any index address
	for name in run engines dev; do $(RUN)/uv pip compile --python 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --no-header --quiet --upgrade requirements/$$name.in -o requirements/$$name.txt; done

clean:  ## remove the environment and all state
	rm -rf $(VENV) var gallery
