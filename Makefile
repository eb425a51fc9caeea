# Two commands do everything: `make run` and `make test`. Python 3.11 or newer and make are all they need.
#   make run               the demo archive
#   make run DATA=FOLDER   a real archive, begun empty if FOLDER is not there
#   make test              all that must hold before a change goes in
#   make install           what both need, in ignored folders of the repository
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
DATA ?=
WORKERS ?= $(shell expr $$(nproc 2>/dev/null || echo 1) + 1)
PORT ?= 5000
BIN := .venv/bin
DONE := .venv/.done
WORDS := .cache/words/.done
TYPED = $(wildcard domain application search web frontend benchmarks wsgi.py)

# Compiled once, started fast: whatever the environment says about it.
unexport PYTHONDONTWRITEBYTECODE

ifneq ($(shell $(BIN)/python -c 'print("works")' 2>/dev/null),works)
$(shell rm -rf .venv)
endif

.PHONY: install run test check style tests lint types clean

install: $(DONE)/run $(WORDS)
	@grep -q '^REGIONARKIV_SECRET_KEY=.' .env 2>/dev/null || { umask 077; \
		$(BIN)/python -c 'import secrets; print("REGIONARKIV_SECRET_KEY=" + secrets.token_urlsafe(48))' >> .env; }
	@$(BIN)/python -m frontend.build

run: install
	@exec $(BIN)/python -m web.run --with-parent --port "$(PORT)" $(if $(DATA),--data "$(DATA)")

test: install $(DONE)/dev
	@.ci/packages
	@.ci/engines & engines=$$!; $(MAKE) --no-print-directory style && wait $$engines
	@$(MAKE) --no-print-directory tests

check: style tests

style:
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy $(TYPED)

# Files of tests are shared out among a process more than the machine has processors, as tests wait for browsers and
# servers; with WORKERS=0 they run one after the other.
tests:
	$(BIN)/python -m pytest -rs -n $(WORKERS) --dist loadfile

lint: $(DONE)/dev
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

types: $(DONE)/dev
	$(BIN)/python -m mypy $(TYPED)

clean:
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache web/static frontend/node_modules

# What is in .venv only ever grows: `make run` does not take away what `make test` has installed.
$(DONE)/installer: requirements/installer.txt
	@test -n "$(PYTHON)" || { echo "Regionarkiv needs Python 3.11 or newer: install it, or name it with make PYTHON=/path/to/python3.11 run." >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Making .venv ..."; $(PYTHON) -m venv .venv; } || \
		{ rm -rf .venv; echo "Python cannot make virtual environments: on Debian and Ubuntu, install python3-venv." >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@mkdir -p $(DONE) && touch $@

$(DONE)/run $(DONE)/dev: $(DONE)/%: requirements/%.txt $(DONE)/installer
	@echo "Installing requirements/$*.txt ..."
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r $<
	@touch $@

# Norwegian word data is derived from packages under licences of their own: made here, never part of the repository.
$(WORDS): search/words/compile.py search/words/lemmas.py search/words/spelling.py search/words/nynorsk.tsv $(DONE)/run
	@echo "Compiling Norwegian word data (half a minute, once) ..."
	@$(BIN)/python -m search.words.compile --force
	@touch $@
