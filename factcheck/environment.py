"""Reading settings from the environment, failing loudly on what is missing or makes no sense."""

import os
import secrets
import tempfile
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

# In seconds. Who finds no database is told so soon. The pool waits twice as long after each vain try to
# connect; giving up early, it begins anew with the next request and is back as soon as the database is.
POOL = {"min_size": 1, "max_size": 16, "timeout": 3, "reconnect_timeout": 1}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """A yes/no variable: 1, true, yes, on or 0, false, no, off."""
    value = text(name).lower()
    if not value:
        return default
    if value not in {"1", "true", "yes", "on", "0", "false", "no", "off"}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value in {"1", "true", "yes", "on"}


def number(name: str, default: float, *, low: float, high: float) -> float:
    """A number between `low` and `high`, both included."""
    value = text(name)
    try:
        parsed = float(value) if value else default
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a number, not {value!r}.") from None
    if not low <= parsed <= high:
        raise ImproperlyConfigured(f"{name} must lie between {low:g} and {high:g}, not {value!r}.")
    return parsed


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """A list of values parted by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def demanded(name: str) -> str:
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"Set {name}: it is demanded in production and has no default.")
    return value


def kept_secret(path: Path) -> str:
    """The secret in `path` (mode 0600), made on first use. Two processes starting at once agree on one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as fresh:  # its mode is 0600
            fresh.write(secrets.token_urlsafe(50))
            fresh.flush()
            try:
                os.link(fresh.name, path)
            except FileExistsError:
                pass
    return path.read_text().strip()


def database(url: str, default_path: Path) -> dict[str, Any]:
    """Django's settings for `url`: postgres://…, sqlite:///path, or empty for SQLite at `default_path`."""
    if url.startswith(("postgres://", "postgresql://")):
        return _postgresql(url)
    if url and not url.startswith("sqlite:///"):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgres:// or sqlite:///.")
    path = Path(url.removeprefix("sqlite:///")) if url else default_path
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            # IMMEDIATE takes the one writer's place at BEGIN: a read that later writes cannot deadlock.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # Without recursive triggers, REPLACE would delete rows of the history unnoticed.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON"
            ),
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    try:
        parts = conninfo_to_dict(url)
    except Exception as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": POOL, **parts},
    }
