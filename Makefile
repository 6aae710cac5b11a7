# Every task of the project. `make demo` and `make test` need Python 3.11 or newer and make, and nothing else.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input

.PHONY: help demo test cover lint type bench evidence fuzz readme docs clean

help: ## list the tasks
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

# --- the environment: made once, and again when pyproject.toml changes -----------------------------------------------

# Picks the first Python that is new enough and can make an environment; PYTHON=... names one.
define MAKE_VENV
if ! $(PY) -c 'import pip' 2>/dev/null; then \
  found=; bare=; \
  for each in $${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 python; do \
    command -v "$$each" >/dev/null 2>&1 || continue; \
    "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
    if "$$each" -c 'import ensurepip, venv' 2>/dev/null; then found=$$each; break; fi; \
    bare=$$each; \
  done; \
  if [ -z "$$found" ] && [ -n "$$bare" ]; then \
    echo "lawtime: $$bare cannot make environments; install its venv module (Debian, Ubuntu: apt install python3-venv)" >&2; \
    exit 1; \
  fi; \
  if [ -z "$$found" ]; then \
    echo "lawtime: Python 3.11 or newer is needed; install it, or name it: make PYTHON=/path/to/python3.11" >&2; \
    exit 1; \
  fi; \
  echo "setting up .venv with $$("$$found" --version), once" >&2; \
  rm -rf .venv && "$$found" -m venv .venv; \
fi
endef
export PYTHON

.venv/.core: pyproject.toml
	@$(MAKE_VENV)
	@$(PIP) -e .
	@touch $@

.venv/.dev: pyproject.toml
	@$(MAKE_VENV)
	@$(PIP) -e '.[dev]'
	@touch .venv/.core $@

.venv/.bench: .venv/.dev
	@$(PIP) -e '.[bench]'
	@touch $@

.venv/.docs: .venv/.dev
	@$(PIP) -e '.[docs]'
	@touch $@

# --- tasks -----------------------------------------------------------------------------------------------------------

demo: .venv/.core ## what was in force on 1 June 2015? asked of the national security law
	@$(PY) seeds/demo.py

test: .venv/.dev ## run every test
	@$(PY) -m pytest -n auto

cover: .venv/.dev ## run every test and measure branch coverage of src/
	@$(PY) -m pytest -n auto --cov --cov-report=term-missing:skip-covered --cov-fail-under=95

lint: .venv/.dev ## check style and format
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

type: .venv/.dev ## check types, strictly
	@$(PY) -m mypy

bench: .venv/.bench ## measure speed beside the rivals; writes benchmarks/RESULTS.md
	@$(PY) -m benchmarks

evidence: .venv/.bench ## rebuild the tables of accuracy on real law (needs ../shared/data)
	@$(PY) -m benchmarks evidence

fuzz: .venv/.dev ## long runs: mutated notes (COUNT=1000000) and made-up worlds (WORLDS=20000)
	@for each in tests/fuzz_*.py; do $(PY) "$$each" $${COUNT:-1000000} || exit 1; done
	@LAWTIME_WORLDS=$${WORLDS:-20000} $(PY) -m pytest -n auto tests/history

readme: .venv/.dev ## print again what README and docs show as printed
	@$(PY) docs/console.py

docs: .venv/.docs ## build the documentation into docs/_build/html
	@$(PY) -m sphinx --fail-on-warning --quiet docs docs/_build/html
	@echo docs/_build/html/index.html

clean: ## remove what the tasks made, the environment too
	@rm -rf .venv build dist docs/_build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov
