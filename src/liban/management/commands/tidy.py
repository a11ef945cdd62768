"""``./liban tidy``: what is past its time goes, each night. Every part is safe to run again."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from liban.kit.use_case import CATALOGUE
from liban.management.checks import orphans
from liban.policy import BY_COMMAND

# A file that nothing refers to may belong to a backup that is about to be restored (R07).
KEEP_ORPHANS = timedelta(days=30)
# What was begun a day ago and has no name yet was broken off by a power cut.
BROKEN_OFF = timedelta(days=1)
AT_NIGHT = ("tidy_", "erase_")


class Command(BaseCommand):
    help = "Erase old sessions, form keys, links, drafts, contacts past their time, spare files."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            call_command("clearsessions")
            for name in nightly():
                done = CATALOGUE[name](now=now)
                self.stdout.write(f"✓ {name}: {done if isinstance(done, int) else 'ok'}")
            self.stdout.write(f"✓ 中断的文件 broken off: {tidy_broken_off(now)}")
            self.stdout.write(f"✓ 无人引用的文件 orphans: {tidy_orphans(now)}")
        except (DatabaseError, OSError) as error:
            raise CommandError(f"没有清理完 · tidying broke off: {error}") from error


def nightly() -> Iterator[str]:
    """The use-cases that run each night, of whichever domain."""
    for name in BY_COMMAND:
        domain, use_case = name.split(".")
        if use_case.startswith(AT_NIGHT) and find_spec(f"liban.{domain}.actions"):
            import_module(f"liban.{domain}.actions")
            if name in CATALOGUE:
                yield name


def tidy_broken_off(now: datetime) -> int:
    """Files that were begun and never finished."""
    before, count = (now - BROKEN_OFF).timestamp(), 0
    for path in Path(settings.FILES).glob("??/.new-*"):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            count += 1
    return count


def tidy_orphans(now: datetime) -> int:
    """Pictures that nothing has referred to for thirty days."""
    return sum(_removed(path, now - KEEP_ORPHANS) for path in orphans(now - KEEP_ORPHANS))


def _removed(path: Path, before: datetime) -> bool:
    """Put aside first, then look again: somebody may be storing the same picture right now.

    Whoever stores a picture that is there already touches it; if that came before we put it
    aside it goes back, and if it came later they found nothing and wrote it anew.
    """
    aside = path.with_name(f".new-old-{path.name}")
    os.replace(path, aside)
    if datetime.fromtimestamp(aside.stat().st_mtime, UTC) >= before:
        os.replace(aside, path)
        return False
    aside.unlink()
    return True
