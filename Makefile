# `make demo` and `make test` do all the set-up themselves: a virtual environment in .venv, filled from requirements.txt.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint types bench same clean

demo: .venv/installed
	$(BIN)/citelink resolve fixtures --output citelink-out
	@echo
	$(BIN)/citelink bibliography fixtures/thesis/chapter1.md --style gost-7.1-2003
	@echo
	$(BIN)/citelink convert fixtures/thesis/chapter3.docx --to zotero -o citelink-out/chapter3.zotero.docx --force

test: .venv/installed
	$(BIN)/python -m pytest -n auto

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed
	$(BIN)/mypy

bench: .venv/installed
	$(BIN)/python -m tests.benchmarks

# Whether the working tree gives the same bytes on all evaluation data as the commit BEFORE.
BEFORE ?= HEAD
same: .venv/installed
	$(BIN)/python -m tests.benchmarks.same $(BEFORE)

clean:
	rm -rf .venv citelink-out

.venv/installed: requirements.txt pyproject.toml setup.py $(wildcard citelink/*/*.c citelink/*/*/*.c)
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@
