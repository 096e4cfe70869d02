# The few commands of this project. `make` lists them.

PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes
UV_COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --python-version 3.13 --universal --no-annotate \
	--custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help pictures run test check torture format lock messages bench port-is-free

help: ## List what can be made
	@sed -n 's/^\([a-z]*\): .*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: port-is-free .venv/installed ## Serve the workbench on http://127.0.0.1:8000 (make run PORT=8001: there)
	@$(BIN)/python manage.py set_up
	@echo "Open http://127.0.0.1:$(PORT) (stop with Ctrl+C)"
	@exec $(BIN)/gunicorn --bind 127.0.0.1:$(PORT)

test: .venv/installed-dev ## Run the whole suite: on SQLite, on PostgreSQL, in a real browser
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/test.sh

check: .venv/installed-dev ## Check everything a commit must pass, the tests included
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/check.sh
	@$(MAKE) --no-print-directory test

torture: .venv/installed-dev ## Many reviewers at once on the real server while things go wrong; nine minutes at most
	@$(BIN)/python -m tests.torture

pictures: .venv/installed-dev ## Take the pictures of the documents anew, in a real browser
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m pytest -q -p no:randomly tests/browser/pictures.py

format: .venv/installed-dev ## Put code and templates into shape
	@$(BIN)/ruff check --quiet --fix . || true
	@$(BIN)/ruff format .
	@git ls-files -z 'templates/*.html' | xargs -0 $(BIN)/djade --target-version 6.1

messages: .venv/installed ## Collect the words to translate: make messages LANG_CODE=de
	@test -n "$(LANG_CODE)" || { echo "Say which language: make messages LANG_CODE=de"; exit 1; }
	@command -v xgettext >/dev/null || { echo "GNU gettext is needed, such as: apt install gettext"; exit 1; }
	@mkdir -p locale
	@$(BIN)/python manage.py makemessages --locale "$(LANG_CODE)" --ignore "var" --ignore "tests" --ignore "bench"

lock: .venv/installed-dev ## Choose the versions in requirements*.txt anew
	@$(UV_COMPILE) pyproject.toml -o requirements.txt
	@$(UV_COMPILE) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	@$(UV_COMPILE) --group bench -c requirements-dev.txt -o requirements-bench.txt

bench: .venv/installed-bench ## Measure the speed of matching, against its peers too; writes docs/benchmarks.md
	@$(BIN)/python -m bench.clustering

port-is-free:
	@$(PYTHON) scripts/check_machine.py --port $(PORT)

.venv/made:
	@$(PYTHON) scripts/check_machine.py
	@echo "Making .venv"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/made requirements.txt
	@echo "Installing requirements.txt"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/made requirements.txt requirements-dev.txt
	@echo "Installing requirements-dev.txt"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch .venv/installed $@

.venv/installed-bench: .venv/installed-dev requirements-bench.txt
	@echo "Installing requirements-bench.txt"
	@$(PIP_INSTALL) -r requirements-bench.txt
	@touch $@
