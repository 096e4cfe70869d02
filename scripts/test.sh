#!/usr/bin/env bash
# The whole suite: with SQLite and a real browser, then again with PostgreSQL; `make test` calls it.
# Says at the end what could not be run, and fails for it where CI=true.
set -euo pipefail

# Text and matching know no database: once is enough. Neither is the browser's part another on PostgreSQL.
once="tests/text tests/matching tests/readers tests/writers tests/scripts tests/browser"
not_run=()

python -m tests.browser.chromium || not_run+=("the tests in a real browser: no Chromium, and no npm to fetch one")
python -m pytest -q -n auto --maxprocesses 4
if python -m tests.postgres; then
    # shellcheck disable=SC2086
    python -m pytest -q -n auto --maxprocesses 4 --engine=postgresql ${once//tests/--ignore=tests}
else
    not_run+=("every test on PostgreSQL: install postgresql, or set TEST_DATABASE_URL")
fi

for what in ${not_run[@]+"${not_run[@]}"}; do
    printf '\n!!! NOT RUN: %s\n' "$what"
done
if [ ${#not_run[@]} -gt 0 ] && [ "${CI:-}" = true ]; then
    exit 1
fi
