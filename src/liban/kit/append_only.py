"""Tables to which rows are only ever added: the database itself refuses to change or delete."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython

TABLES = ("liban_entry", "liban_transfer")

SQLITE_GUARD = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION liban_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""
POSTGRES_GUARD = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION liban_append_only()
"""


def guards(vendor: str, table: str) -> list[str]:
    """The statements that make ``table`` append-only on ``vendor``."""
    if vendor == "postgresql":
        return [POSTGRES_FUNCTION, POSTGRES_GUARD.format(table=table)]
    return [SQLITE_GUARD.format(table=table, verb=verb) for verb in ("UPDATE", "DELETE")]


def unguards(vendor: str, table: str) -> list[str]:
    """The statements that take the guard away again: for a migration back, and for tests."""
    if vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}"]
    return [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for verb in ("UPDATE", "DELETE")]


def guard(connection: BaseDatabaseWrapper, tables: tuple[str, ...] = TABLES) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            for statement in guards(connection.vendor, table):
                cursor.execute(statement)


def unguard(connection: BaseDatabaseWrapper, tables: tuple[str, ...] = TABLES) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            for statement in unguards(connection.vendor, table):
                cursor.execute(statement)


def missing_guards(connection: BaseDatabaseWrapper, tables: tuple[str, ...] = TABLES) -> list[str]:
    """The guards that should stand in the database and do not, in words."""
    if connection.vendor == "postgresql":
        # An enabled trigger is "O": somebody may have switched it off without dropping it.
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
        wanted = [f"{table}_append_only" for table in tables]
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        wanted = [f"{table}_no_{verb}" for table in tables for verb in ("UPDATE", "DELETE")]
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {name for (name,) in cursor.fetchall()}
    return [f"the guard {name} is gone" for name in wanted if name not in standing]


def append_only(*tables: str) -> RunPython:
    """The migration operation that guards ``tables``."""

    def forwards(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        guard(editor.connection, tables)

    def backwards(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        unguard(editor.connection, tables)

    return RunPython(forwards, backwards)
