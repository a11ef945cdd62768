"""``./liban backup``: a whole copy, made while people work, and proved before it counts."""

import os
import shutil
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone

from liban.management import anchors
from liban.management.copies import Moment, copy_database
from liban.management.manifest import Manifest, copy_safely, hash_of, key_mark, write_safely
from liban.media import queries as media

# What an operator needs to set the same installation up again; no secret is among them.
TOLD = ("IS_DEMO", "SECOND_FACTOR", "BEHIND_TLS", "ALLOWED_HOSTS", "TIME_ZONE", "LANGUAGE_CODE")
OWNER_ONLY = 0o700


class Command(BaseCommand):
    help = "Back up database, files and settings into a new folder, online and verified."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", help="where backups are kept")
        parser.add_argument("--to", dest="to", help="the same")
        parser.add_argument("--with-keys", action="store_true", help="put the keys into it too")

    def handle(self, *args: Any, **options: Any) -> None:
        home = options["to"] or options["folder"] or settings.BACKUPS or settings.DATA / "backups"
        now = timezone.now()
        name = timezone.localtime(now).strftime("liban-%Y%m%d-%H%M%S")
        unfinished, target = Path(home) / f".new-{name}-{os.getpid()}", Path(home) / name
        try:
            if lost := next(anchors.lost(), None):
                raise CommandError(
                    f"留痕被截断或改动（链 {lost.chain} 第 {lost.number} 条），先运行 ./liban check"
                    " · the journal differs from its anchors: run ./liban check first."
                )
            unfinished.mkdir(parents=True, mode=OWNER_ONLY)
            manifest = fill(unfinished, with_keys=options["with_keys"])
            os.replace(unfinished, target)
            anchors.drop_anchor("backup", now, manifest.heads)
        except (OSError, DatabaseError) as error:
            raise CommandError(f"没有备份成 · no backup was made: {error}") from error
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        self.tell(target, manifest, with_keys=options["with_keys"])

    def tell(self, target: Path, manifest: Manifest, *, with_keys: bool) -> None:
        rows = sum(count for count, _hash in manifest.tables.values())
        self.stdout.write(
            f"✓ 已备份并核对 · backed up and verified: {target}\n"
            f"  {len(manifest.tables)} 张表 {rows} 行、{len(manifest.files)} 个文件"
            f" · {len(manifest.tables)} tables, {rows} rows, {len(manifest.files)} files"
        )
        if missing := media.missing_files():
            self.stderr.write(
                f"! 缺 {len(missing)} 个照片文件，请运行 ./liban check"
                f" · {len(missing)} files are missing: run ./liban check"
            )
        if with_keys:
            self.stdout.write("  钥匙在备份里，请锁好 · the keys are in it: lock it away.")
        else:
            self.stdout.write(
                f"  钥匙不在备份里：请另存 {settings.KEYS}，丢了它，姓名电话就解不开。\n"
                f"  The keys are not in it: keep {settings.KEYS} elsewhere;"
                " without it names and phones stay locked."
            )


def fill(folder: Path, *, with_keys: bool) -> Manifest:
    """Database first: every picture that it names has been on disk before its row."""
    moment = copy_database(folder)
    files = copy_files(folder, moment)
    for name in ("anchors.jsonl", "keys.json"):
        source = Path(settings.KEYS if name == "keys.json" else settings.ANCHORS)
        if source.exists() and (with_keys or name != "keys.json"):
            write_safely(folder / name, source.read_bytes())
            (folder / name).chmod(0o600)
    database = next(folder.glob("database.*"))
    manifest = Manifest(
        made_at=timezone.now().isoformat(),
        vendor=connection.vendor,
        tables=moment.tables,
        files=files | {database.name: hash_of(database)},
        heads=[(chain, number, mac) for chain, number, mac in moment.heads],
        key_mark=key_mark(settings.JOURNAL_KEY),
        settings={name: getattr(settings, name) for name in TOLD},
    )
    manifest.write(folder)
    return manifest


def copy_files(folder: Path, moment: Moment) -> dict[str, str]:
    """Every stored picture; those that nothing refers to any more are left behind."""
    home, hashes = Path(settings.FILES), {}
    for digest in sorted(moment.pictures):
        for size in ("large", "thumb"):
            name = f"{digest[:2]}/{digest}-{size}.jpg"
            # A picture that is missing is the check's to report; the rest is kept all the more.
            if (home / name).is_file():
                hashes[f"files/{name}"] = copy_safely(home / name, folder / "files" / name)
    return hashes
