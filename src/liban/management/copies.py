"""Whole copies of the database, made while people write: one way for SQLite, one for PostgreSQL.

Each gives the hashes of the tables at the moment of the copy, read from the living database,
so that the copy can be proved against them.
"""

import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import DatabaseError, connection

from liban.management.manifest import Hashes, first_difference, postgres_hashes, sqlite_hashes

SQLITE_FILE, POSTGRES_FILE = "database.sqlite3", "database.dump"
PICTURES = "SELECT DISTINCT digest FROM liban_photo"
HEADS = "SELECT chain, number, mac FROM liban_head ORDER BY chain"


class Moment:
    """What the living database held at the moment of the copy."""

    def __init__(self, tables: Hashes, heads: list[Any], pictures: list[Any]) -> None:
        self.tables = tables
        self.heads = [tuple(_text(each) for each in row) for row in heads]
        self.pictures = {str(_text(digest)) for (digest,) in pictures}


def _text(value: Any) -> Any:
    return value.decode() if isinstance(value, bytes) else value


def copy_database(folder: Path) -> Moment:
    """Copy the database into ``folder`` and prove the copy; raises with a sentence."""
    if connection.vendor == "postgresql":
        return _dump(folder / POSTGRES_FILE)
    return _copy(folder / SQLITE_FILE)


def _copy(target: Path) -> Moment:
    """SQLite's own backup within one reading transaction: never a copy of the file."""
    source = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, timeout=20)
    with closing(source), closing(sqlite3.connect(target)) as copy:
        source.execute("BEGIN")
        moment = Moment(
            sqlite_hashes(source),
            source.execute(HEADS).fetchall(),
            source.execute(PICTURES).fetchall(),
        )
        source.backup(copy)
        source.execute("ROLLBACK")
        # One file that can be carried away; the program that opens it goes back to WAL.
        copy.execute("PRAGMA journal_mode = DELETE")
    with target.open("rb") as file:
        os.fsync(file.fileno())
    prove_sqlite(target, moment.tables)
    return moment


def prove_sqlite(path: Path, expected: Hashes) -> None:
    """Is the file sound, and does every table hold what it should?"""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            answer = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
            wrong = None if answer == "ok" else answer
            wrong = wrong or first_difference(expected, sqlite_hashes(copy))
    except sqlite3.Error as error:
        wrong = str(error)
    if wrong:
        raise CommandError(f"数据库副本不对 · the copy of the database is not right: {wrong}")


def tool(name: str, *words: str, database: str) -> None:
    """Run one of PostgreSQL's own programs; the password goes by the environment."""
    program = shutil.which(name)
    if program is None:
        raise CommandError(
            f"缺少 {name}：apt install postgresql-client · {name} is missing: install it."
        )
    here = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    env = os.environ | {name: str(here[key]) for name, key in names.items() if here[key]}
    done = subprocess.run(  # noqa: S603  # a program of PostgreSQL with words of ours
        [program, *words, "--dbname", database],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ["?"])[0]
        raise CommandError(f"{name} 没有成功 · {name} failed: {why}")


def _dump(target: Path) -> Moment:
    """pg_dump of one exported snapshot, while the hashes are read from the same snapshot."""
    own = connection.copy()
    with closing(own), own.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        tables = postgres_hashes(cursor)
        cursor.execute(HEADS)
        heads = cursor.fetchall()
        cursor.execute(PICTURES)
        moment = Moment(tables, heads, cursor.fetchall())
        words = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
        name = str(connection.settings_dict["NAME"])
        tool("pg_dump", *words, f"--file={target}", database=name)
        cursor.execute("ROLLBACK")
    _prove_dump(target, moment.tables)
    return moment


def load_dump(dump: Path, database: str) -> None:
    words = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    tool("pg_restore", *words, str(dump), database=database)


def _prove_dump(dump: Path, expected: Hashes) -> None:
    """Restore the dump into a database made for that, and compare every table."""
    name = f"liban_proof_{secrets.token_hex(4)}"
    with _database(name):
        load_dump(dump, name)
        prove_postgres(name, expected)


def prove_postgres(name: str, expected: Hashes) -> None:
    with _connected(name) as cursor:
        cursor.execute("BEGIN READ ONLY")
        wrong = first_difference(expected, postgres_hashes(cursor))
        cursor.execute("ROLLBACK")
    if wrong:
        raise CommandError(f"数据库副本不对 · the copy of the database is not right: {wrong}")


@contextmanager
def _connected(name: str) -> Iterator[Any]:
    other = connection.copy()
    other.settings_dict = {**connection.settings_dict, "NAME": name}
    with closing(other), other.cursor() as cursor:
        yield cursor


@contextmanager
def _database(name: str) -> Iterator[None]:
    """A database for the time of a proof; the role must be allowed to make one."""
    own = connection.copy()
    with closing(own), own.cursor() as cursor:
        try:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        except DatabaseError as error:
            raise CommandError(
                "不能建立试恢复用的数据库，请先执行 ALTER ROLE … CREATEDB"
                " · no database could be made to prove the backup: ALTER ROLE … CREATEDB."
            ) from error
        try:
            yield
        finally:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
