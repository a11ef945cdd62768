"""What a backup says of itself, and the proofs that it says the truth."""

import hashlib
import hmac
import json
import os
import shutil
import sqlite3
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

FORMAT = 1
NAME = "manifest.json"
CHUNK = 1024 * 1024
Hashes = dict[str, tuple[int, str]]


@dataclass(frozen=True)
class Manifest:
    """``tables``: rows and hash of each; ``files``: hash of each; ``key_mark`` tells which keys."""

    made_at: str
    vendor: str
    tables: Hashes
    files: dict[str, str]
    heads: list[tuple[str, int, str]]
    key_mark: str
    settings: dict[str, Any] = field(default_factory=dict)
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        write_safely(folder / NAME, text.encode())


def read_manifest(folder: Path) -> Manifest:
    """The manifest in ``folder``; a sentence when this is no backup of ours."""
    try:
        words = json.loads((folder / NAME).read_text("utf-8"))
        if words["format"] != FORMAT:
            raise CommandError("这份备份来自更新的版本 · this backup is of a newer version.")
        words["tables"] = {name: tuple(pair) for name, pair in words["tables"].items()}
        return Manifest(**words)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(
            f"{folder} 不是立办的完整备份（读不到 {NAME}）"
            f" · no whole backup of Liban: {NAME} cannot be read."
        ) from error


def key_mark(journal_key: str) -> str:
    """By this one sees which keys belong to a backup, without learning anything of them."""
    return hmac.new(bytes.fromhex(journal_key), b"liban backup", hashlib.sha256).hexdigest()[:16]


def write_safely(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_safely(source: Path, target: Path) -> str:
    """Copy a file, synced, and give back the hash of what was read from the copy."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as old, target.open("wb") as new:
        shutil.copyfileobj(old, new, CHUNK)
        new.flush()
        os.fsync(new.fileno())
    return hash_of(target)


def sqlite_hashes(database: sqlite3.Connection) -> Hashes:
    """Rows and hash of every table, as the connection sees them now; bytes, not words."""
    database.text_factory = bytes
    names = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    found: Hashes = {}
    for table in sorted(name.decode() for (name,) in names):
        total, rows = hashlib.sha256(), 0
        # The name comes from the database's own list.
        for row in database.execute(f'SELECT rowid, * FROM "{table}" ORDER BY rowid'):  # noqa: S608
            total.update(repr(row).encode())
            rows += 1
        found[table] = (rows, total.hexdigest())
    return found


def postgres_hashes(cursor: Any) -> Hashes:
    """Rows and hash of every table; added up in the database, so nothing has to travel."""
    cursor.execute("SET LOCAL timezone = 'UTC'")
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    found: Hashes = {}
    for table in sorted(name for (name,) in cursor.fetchall()):
        row = "encode(sha256(convert_to(t::text, 'UTF8')), 'hex')"
        # The name comes from the database's own list.
        cursor.execute(
            f"SELECT count(*), coalesce(string_agg({row}, '' ORDER BY {row}), '')"  # noqa: S608
            f' FROM "{table}" t'
        )
        rows, text = cursor.fetchone()
        found[table] = (rows, hashlib.sha256(text.encode()).hexdigest())
    return found


def first_difference(expected: Hashes, here: Hashes) -> str | None:
    """The first table that differs, in words; None when all are equal."""
    for name in sorted(expected.keys() | here.keys()):
        if expected.get(name) != here.get(name):
            said, found = expected.get(name, (0, ""))[0], here.get(name, (0, ""))[0]
            return f"{name} ({said} rows expected, {found} found)"
    return None
