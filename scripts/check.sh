#!/usr/bin/env bash
# What a commit must pass besides the tests; `make check` calls it. Stops at the first fault.
set -euo pipefail

VAR_DIR=$(mktemp -d)
export VAR_DIR
trap 'rm -rf "$VAR_DIR"' EXIT

check() {
    echo "== $*"
    "$@"
}

check ruff format --check --output-format concise .
check ruff check --output-format concise .
check mypy
check lint-imports --no-logo
git ls-files -z '*.html' | check xargs -0 djade --check --target-version 6.1
check python manage.py makemigrations --check --dry-run
ENVIRONMENT=production SECRET_KEY=$(python -c 'import secrets; print(secrets.token_urlsafe(50))') \
    ALLOWED_HOSTS=desk.example check python manage.py check --deploy --fail-level WARNING
