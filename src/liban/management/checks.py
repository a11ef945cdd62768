"""The parts of ``./liban check``: each looks at one thing and says what it found."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from liban.funds.models import Transfer
from liban.journal.models import Entry
from liban.journal.queries import Fault, faults
from liban.kit.append_only import missing_guards
from liban.management import anchors, ledger
from liban.management.findings import Finding
from liban.media.models import Photo
from liban.media.queries import missing_files, path_of

# A picture is on disk before its row is written: what is younger may be on its way.
YOUNG = timedelta(days=1)
SAFE_ON_SQLITE = (2, 3)
PLACES = {
    "missing": ("缺失", "is missing"),
    "changed": ("被改动", "was changed"),
    "moved": ("被调换次序", "was moved"),
    "cut off": ("起被截断", "and all after it are cut off"),
    "anchor lost": ("与外存的凭证不符", "differs from what was written down outside"),
}


def check_database() -> Finding:
    """Is the file sound, is what was acknowledged safe from a power cut, do the guards stand?"""
    wrong = [*_unsound(), *missing_guards(connection), *_unmigrated()]
    if wrong:
        return Finding("数据库 database", False, "有问题", wrong[0])
    return Finding("数据库 database", True, "完好", f"sound ({connection.vendor})")


def _unsound() -> Iterator[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name in ("fsync", "full_page_writes", "synchronous_commit"):
                cursor.execute(f"SHOW {name}")
                if cursor.fetchone() == ("off",):
                    yield f"{name} is off: acknowledged rows may be lost"
            return
        cursor.execute("PRAGMA integrity_check(1)")
        if (answer := cursor.fetchone()) != ("ok",):
            yield f"integrity_check: {answer[0]}"
        cursor.execute("PRAGMA foreign_key_check")
        if row := cursor.fetchone():
            yield f"foreign_key_check: {row[0]} row {row[1]} → {row[2]}"
        cursor.execute("PRAGMA synchronous")
        if cursor.fetchone()[0] not in SAFE_ON_SQLITE:
            yield "synchronous is not FULL: acknowledged rows may be lost"


def _unmigrated() -> Iterator[str]:
    executor = MigrationExecutor(connection)
    for migration, _back in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield f"migration {migration} has not been run"


def check_journal() -> Finding:
    """Is every entry as it was written, and none missing?"""
    found = list(faults())
    if found:
        return _broken("留痕 journal", found)
    entries = Entry.objects.count()
    chains = Entry.objects.values("chain").distinct().count()
    words = f"{chains} 条链、{entries} 条无误", f"{chains} chains, {entries} entries"
    return Finding("留痕 journal", True, *words)


def _broken(part: str, found: list[Fault]) -> Finding:
    """The first fault by name, and how many chains have one."""
    first = found[0]
    chinese, english = PLACES[first.what]
    more = f"; {len(found)} chains" if len(found) > 1 else ""
    return Finding(
        part,
        False,
        f"链 {first.chain} 第 {first.number} 条{chinese}",
        f"chain {first.chain} entry {first.number} {english}{more}",
    )


def check_anchors() -> Finding:
    """Is everything that was once written down outside still there, unchanged?"""
    known, unread = anchors.anchors()
    if found := list(anchors.lost()):
        return _broken("凭证 anchors", found)
    note = f"line {unread[0]} of {Path(settings.ANCHORS).name} is unreadable" if unread else ""
    words = f"{len(known)} 处相符", f"{len(known)} agree"
    return Finding("凭证 anchors", True, *words, note=note)


def check_ledger() -> Finding:
    """Do funds and commitments say what the rows of the ledger add up to?"""
    found = list(ledger.faults())
    if found:
        more = f"; {len(found)} in all" if len(found) > 1 else ""
        return Finding("账目 ledger", False, "不平", f"{found[0]}{more}")
    rows = Transfer.objects.count()
    return Finding("账目 ledger", True, f"{rows} 笔，分文不差", f"{rows} rows, equal to the fen")


def check_files() -> Finding:
    """Is there a whole file for every picture? Files that nothing refers to are only noted."""
    missing = missing_files()
    if missing:
        return Finding("文件 files", False, f"缺 {len(missing)} 个", f"{missing[0]} is missing")
    changed = list(_changed_files())
    if changed:
        return Finding("文件 files", False, f"{len(changed)} 个被改动", f"{changed[0]} was changed")
    count = Photo.objects.values("digest").distinct().count()
    spare = sum(1 for _path in orphans(datetime.now(UTC) - YOUNG))
    note = f"{spare} 个文件无人引用 · {spare} files that nothing refers to" if spare else ""
    return Finding("文件 files", True, f"{count} 张照片齐全", f"{count} pictures", note=note)


def _changed_files() -> Iterator[str]:
    for digest in Photo.objects.order_by("digest").values_list("digest", flat=True).distinct():
        path = path_of(digest, "large")
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield path.name


def orphans(before: datetime) -> Iterator[Path]:
    """Files of pictures that no row refers to and nobody has touched since ``before``."""
    files = [
        path
        for path in Path(settings.FILES).glob("??/*.jpg")
        if path.stat().st_mtime < before.timestamp()
    ]
    known = set(Photo.objects.values_list("digest", flat=True))
    return (path for path in files if path.name.partition("-")[0] not in known)


PARTS: dict[str, Callable[[], Finding]] = {
    "数据库 database": check_database,
    "留痕 journal": check_journal,
    "凭证 anchors": check_anchors,
    "账目 ledger": check_ledger,
    "文件 files": check_files,
}


def everything() -> Iterator[Finding]:
    """Every part in turn; one that cannot even be read is wrong, and the others still run."""
    for part, look in PARTS.items():
        try:
            yield look()
        except (DatabaseError, OSError) as error:
            why = (str(error).strip().splitlines() or [type(error).__name__])[0]
            yield Finding(part, False, "读不出来", why)
