import pytest
from django.db import DatabaseError, connection, transaction

from liban.journal.models import Entry
from liban.kit.append_only import TABLES, guard, unguard

pytestmark = pytest.mark.django_db(transaction=True)


ENTRY = (
    "INSERT INTO liban_entry (chain, number, at, name, scope, subject, facts, mac)"
    " VALUES ('c/t/', 1, '2026-03-08 00:00:00+00:00', 'x', 'c/t/', 'x:1', '{}', '')"
)


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


@pytest.fixture
def entry():
    run(ENTRY)


def attempts(table):
    """The ways to take something away from ``table``; SQLite has no TRUNCATE."""
    yield f"UPDATE {table} SET id = id + 1"
    yield f"DELETE FROM {table}"
    if connection.vendor == "postgresql":
        yield f"TRUNCATE {table} CASCADE"


def test_the_database_refuses_to_change_or_delete_an_entry(entry):
    for statement in attempts("liban_entry"):
        with pytest.raises(DatabaseError, match="append-only"):
            run(statement)
    assert Entry.objects.get().name == "x"


def guarded():
    """The names of the guards that stand in the database now."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.parametrize("table", TABLES)
def test_every_such_table_is_guarded(table):
    ends = ("append_only",) if connection.vendor == "postgresql" else ("no_UPDATE", "no_DELETE")
    assert {f"{table}_{end}" for end in ends} <= guarded()


@pytest.mark.parametrize(
    "statement", ["UPDATE liban_entry SET name = 'y'", "DELETE FROM liban_entry"]
)
def test_without_the_guard_the_database_would_allow_it(entry, statement):
    unguard(connection)
    try:
        assert run(statement) == 1
    finally:
        guard(connection)
