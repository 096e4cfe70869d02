"""Rules that the database itself keeps, as triggers: history is only added to, and claims quote exactly.

A text changes only so that every claim of it quotes the new one. As rows change one by one, claims may
quote the latest correction already, which its source then takes in the same transaction.

Django rebuilds SQLite tables on some migrations and drops their triggers in doing so; therefore they are
put in place after every migration, and `demand_installed` keeps the server from starting without them.
"""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Warning
from django.core.exceptions import ImproperlyConfigured
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

APPEND_ONLY = (
    *("decision", "verdict", "evidence", "against", "event"),
    *("comment", "signoff", "exportrun", "textcorrection"),
)

POSTGRESQL_FUNCTIONS = """
CREATE OR REPLACE FUNCTION claims_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23000';
END $$;
CREATE OR REPLACE FUNCTION claims_quote_exactly() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.text IS DISTINCT FROM (
        SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start) FROM claims_source WHERE id = NEW.source_id
    ) AND NEW.text IS DISTINCT FROM (
        SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start) FROM claims_textcorrection
        WHERE source_id = NEW.source_id ORDER BY id DESC LIMIT 1
    ) THEN
        RAISE EXCEPTION 'a claim must equal its span of the source' USING ERRCODE = '23000';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION claims_keep_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.text IS DISTINCT FROM OLD.text
        AND EXISTS (
            SELECT 1 FROM claims_claim WHERE source_id = NEW.id
            AND text IS DISTINCT FROM substr(NEW.text, start + 1, "end" - start)
        )
    THEN
        RAISE EXCEPTION 'a text that claims quote cannot change' USING ERRCODE = '23000';
    END IF;
    RETURN NEW;
END $$;
"""


def install(using: str = "default", **kwargs: Any) -> None:
    """Put every trigger in place; harmless when they are there already."""
    connection = connections[using]
    if not _has_tables(connection):
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTIONS)
        for name, statement in _triggers(connection).items():
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(statement)


def remove_for_migrating(using: str = "default", plan: Sequence[Any] = (), **kwargs: Any) -> None:
    """Take the triggers off SQLite while tables are rebuilt: one that names a table keeps it from going."""
    connection = connections[using]
    if not plan or connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'claims_%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")


def missing(using: str = "default") -> set[str]:
    """The names of the triggers that should be there and are not."""
    connection = connections[using]
    if not _has_tables(connection):
        return set()
    present = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(present)
        return set(_triggers(connection)) - {name for (name,) in cursor.fetchall()}


def demand_installed() -> None:
    """Raises ImproperlyConfigured when a trigger is missing."""
    if names := missing():
        raise ImproperlyConfigured(
            f"The database lacks {len(names)} triggers. Run: manage.py migrate. ({', '.join(sorted(names))})"
        )


def check_installed(
    *, app_configs: Any = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """A warning, not an error: `migrate`, which puts them back, must still run."""
    return [
        Warning(
            f"The database lacks the triggers {', '.join(sorted(names))}.", "Run migrate.", id="claims.W001"
        )
        for alias in databases or []
        if (names := missing(alias))
    ]


def _triggers(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Name → statement of every trigger on this engine."""
    return _postgresql_triggers() if connection.vendor == "postgresql" else _sqlite_triggers(connection)


def _postgresql_triggers() -> dict[str, str]:
    made = {
        "claims_claim_quotes": "BEFORE INSERT OR UPDATE ON claims_claim FOR EACH ROW"
        " EXECUTE FUNCTION claims_quote_exactly()",
        "claims_source_keeps_text": "BEFORE UPDATE ON claims_source FOR EACH ROW"
        " EXECUTE FUNCTION claims_keep_text()",
    }
    for table in APPEND_ONLY:
        made[f"claims_{table}_append_only"] = (
            f"BEFORE UPDATE OR DELETE OR TRUNCATE ON claims_{table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION claims_refuse_change()"
        )
    return {name: f"CREATE OR REPLACE TRIGGER {name} {body}" for name, body in made.items()}


def _sqlite_triggers(connection: BaseDatabaseWrapper) -> dict[str, str]:
    made: dict[str, str] = {}
    for action in ("UPDATE", "DELETE"):
        for table in APPEND_ONLY:
            name = f"claims_{table}_no_{action.lower()}"
            made[name] = _refusal(name, f"{action} ON claims_{table}", "", f"claims_{table} is append-only")
    span = 'substr(text, NEW.start + 1, NEW."end" - NEW.start)'
    quoted = f"SELECT {span} FROM claims_source WHERE id = NEW.source_id"  # noqa: S608 - no outside text
    latest = "WHERE source_id = NEW.source_id ORDER BY id DESC LIMIT 1"
    corrected = f"SELECT {span} FROM claims_textcorrection {latest}"  # noqa: S608
    for action in ("INSERT", "UPDATE"):
        name = f"claims_claim_quotes_{action.lower()}"
        made[name] = _refusal(
            name,
            f"{action} ON claims_claim",
            f"NEW.text IS NOT ({quoted}) AND NEW.text IS NOT ({corrected})",
            "a claim must equal its span of the source",
        )
        made |= _sqlite_text_limits(connection, action)
    made["claims_source_keeps_text"] = _refusal(
        "claims_source_keeps_text",
        "UPDATE OF text ON claims_source",
        "NEW.text IS NOT OLD.text AND EXISTS (SELECT 1 FROM claims_claim WHERE source_id = NEW.id"
        ' AND text IS NOT substr(NEW.text, start + 1, "end" - start))',
        "a text that claims quote cannot change",
    )
    return made


def _sqlite_text_limits(connection: BaseDatabaseWrapper, action: str) -> dict[str, str]:
    """What PostgreSQL refuses by itself and SQLite does not: a NUL, and more than varchar(n) holds.

    Only of columns that are there: migrations can also be taken back.
    """
    made = {}
    for model in apps.get_app_config("claims").get_models():
        faults = []
        present = _columns(connection, model._meta.db_table)
        for field in model._meta.local_fields:
            if field.column not in present:
                continue
            if isinstance(field, models.CharField | models.TextField):
                faults.append(f'instr(NEW."{field.column}", char(0)) > 0')
            if isinstance(field, models.CharField) and field.max_length:
                faults.append(f'length(NEW."{field.column}") > {field.max_length}')
        if faults:
            table = model._meta.db_table
            name = f"{table}_text_limits_{action.lower()}"
            fault = "a text is too long or holds a NUL"
            made[name] = _refusal(name, f"{action} ON {table}", " OR ".join(faults), fault)
    return made


def _refusal(name: str, when: str, condition: str, fault: str) -> str:
    guard = f"WHEN {condition} " if condition else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {when} FOR EACH ROW {guard}BEGIN SELECT RAISE(ABORT, '{fault}'); END"
    )


def _columns(connection: BaseDatabaseWrapper, table: str) -> set[str]:
    """The names of the columns of a table; none where it is not there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pragma_table_info(%s)", [table])
        return {name for (name,) in cursor.fetchall()}


def _has_tables(connection: BaseDatabaseWrapper) -> bool:
    """Whether the migrations that make the guarded tables have run."""
    present = set(connection.introspection.table_names())
    return {f"claims_{table}" for table in (*APPEND_ONLY, "claim", "source")} <= present
