"""``./liban restore BACKUP --data NEWFOLDER``: into an empty place only, proved twice."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from liban.management.copies import (
    POSTGRES_FILE,
    SQLITE_FILE,
    load_dump,
    prove_postgres,
    prove_sqlite,
)
from liban.management.manifest import (
    Manifest,
    copy_safely,
    hash_of,
    key_mark,
    read_manifest,
    write_safely,
)


class Command(BaseCommand):
    help = "Restore a backup into a new data folder (and an empty PostgreSQL database)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("backup", help="the folder that ./liban backup made")
        parser.add_argument("--keys", help="the keys.json that was kept elsewhere")

    def handle(self, *args: Any, backup: str, keys: str | None, **options: Any) -> None:
        folder = Path(backup).expanduser()
        try:
            manifest = read_manifest(folder)
            refuse_other_vendor(manifest)
            refuse_filled()
            refuse_damaged(folder, manifest)
            put_keys(folder, manifest, keys)
            put_database(folder, manifest)
            put_files(folder, manifest)
        except (OSError, DatabaseError) as error:
            raise CommandError(f"没有恢复成 · nothing was restored: {error}") from error
        self.stdout.write(f"✓ 已恢复到 · restored into {settings.DATA}")
        self.stdout.flush()
        if verify():
            raise CommandError("恢复的数据没有通过核对 · what was restored did not pass the check.")


def refuse_other_vendor(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise CommandError(
            f"这份备份来自 {manifest.vendor}，这里设置的是 {connection.vendor}：请改 DATABASE_URL"
            f" · the backup is of {manifest.vendor}: set DATABASE_URL accordingly."
        )


def refuse_filled() -> None:
    """Nothing that exists is ever overwritten."""
    filled = next(Path(settings.FILES).glob("*"), None)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1")
            full = cursor.fetchone() is not None
    else:
        full = Path(str(connection.settings_dict["NAME"])).exists()
    if filled or full or Path(settings.ANCHORS).exists():
        raise CommandError(
            "这里已有数据，恢复只写入空的地方：请换一个 --data 文件夹（或空的数据库）"
            " · there is data here already: restore into another --data folder or empty database."
        )


def refuse_damaged(folder: Path, manifest: Manifest) -> None:
    for name, digest in sorted(manifest.files.items()):
        path = folder / name
        if not path.is_file() or hash_of(path) != digest:
            raise CommandError(
                f"备份里的 {name} 缺失或损坏，请换一份备份"
                f" · {name} in the backup is missing or damaged: take another backup."
            )


def put_keys(folder: Path, manifest: Manifest, given: str | None) -> None:
    """The keys given, those in the backup or those that lie here already: the right ones only."""
    here = Path(settings.KEYS)
    for path in (Path(given) if given else None, folder / "keys.json", here):
        if path and path.is_file() and mark_in(path) == manifest.key_mark:
            if path != here:
                # These keys were made for the empty folder and have locked nothing.
                os.replace(here, here.with_suffix(".unused"))
                write_safely(here, path.read_bytes())
                here.chmod(0o600)
            return
    raise CommandError(
        "这份备份要用当时的钥匙：请用 --keys 指出另存的 keys.json"
        " · this backup needs its own keys: give the keys.json you kept with --keys."
    )


def mark_in(path: Path) -> str:
    try:
        return key_mark(json.loads(path.read_text())["journal"])
    except (ValueError, KeyError, TypeError):
        return ""


def put_database(folder: Path, manifest: Manifest) -> None:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "postgresql":
        load_dump(folder / POSTGRES_FILE, name)
        prove_postgres(name, manifest.tables)
        return
    target = Path(name)
    unfinished = target.with_name(f".new-{target.name}")
    copy_safely(folder / SQLITE_FILE, unfinished)
    prove_sqlite(unfinished, manifest.tables)
    os.replace(unfinished, target)


def put_files(folder: Path, manifest: Manifest) -> None:
    for name in manifest.files:
        if name.startswith("files/"):
            copy_safely(folder / name, Path(settings.FILES) / name.removeprefix("files/"))
    if (folder / "anchors.jsonl").exists():
        write_safely(Path(settings.ANCHORS), (folder / "anchors.jsonl").read_bytes())


def verify() -> int:
    """The whole check, in a process of its own: this one began with other keys."""
    command = [sys.executable, str(settings.ROOT / "manage.py"), "verify"]
    return subprocess.call(command)  # noqa: S603  # our own command
