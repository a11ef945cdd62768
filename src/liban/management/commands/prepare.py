"""Bring a data folder up to this version: tables, static files, and the demo town or a first link.

One process, and quick when there is nothing to do, because every start runs it.
"""

import hashlib
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _


class Command(BaseCommand):
    help = "Migrate, collect static files, load the demo town or print a first link."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="start with an empty town")

    def handle(self, *args: Any, no_demo: bool, **options: Any) -> None:
        wants_demo = settings.IS_DEMO and not no_demo
        if not wants_demo:
            refuse_demo_folder()
        try:
            bring_up_tables()
        except DatabaseError as error:
            raise CommandError(_("数据库用不了：%(why)s") % {"why": first_line(error)}) from error
        collect_static()
        self.fill(wants_demo)

    def fill(self, wants_demo: bool) -> None:
        """The first content: the demo town, or a link by which the first person comes in."""
        # At every start: the calendar of a new version knows years that the table lacks.
        call_command("load_calendar", stdout=self.stdout)
        is_empty = not get_user_model().objects.exists()
        if not wants_demo and is_empty:
            call_command("first_link", stdout=self.stdout)
        elif wants_demo and is_empty:
            self.stdout.write(_("正在建演示镇，约二十秒…"))
            self.stdout.flush()
            call_command("load_demo", stdout=self.stdout)
        elif wants_demo and not accounts_file().exists():
            raise CommandError(
                _("这个数据文件夹里是正式数据，不是演示镇；请加 --no-demo，或用 --data 另指一个。")
            )


def accounts_file() -> Path:
    return Path(settings.DATA) / "demo-accounts.json"


def refuse_demo_folder() -> None:
    if accounts_file().exists():
        raise CommandError(
            _("这个数据文件夹里是演示镇；正式使用请另用一个：--data 文件夹 --no-demo。")
        )


def first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def bring_up_tables() -> None:
    executor = MigrationExecutor(connection)
    refuse_newer(executor)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def refuse_newer(executor: MigrationExecutor) -> None:
    """An older program must not write into tables that a newer one has changed."""
    loader = executor.loader
    known = set(loader.disk_migrations or {})
    newer = [key for key in loader.applied_migrations if key not in known]
    if any(app in loader.migrated_apps for app, _name in newer):
        raise CommandError(
            _("数据库由更新版本的立办升级过；请换回那个版本，或用升级前的备份恢复。")
        )


def collect_static() -> None:
    """Collect only when a file was added or changed: it costs seconds."""
    stamp = Path(settings.DATA) / "static.stamp"
    now = static_fingerprint()
    if stamp.exists() and stamp.read_text() == now and Path(settings.STATIC_ROOT).is_dir():
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(now)


def static_fingerprint() -> str:
    files = [
        (path, Path(storage.path(path)).stat())
        for finder in get_finders()
        for path, storage in finder.list(["CVS", ".*", "*~"])
    ]
    facts = sorted((path, stat.st_size, stat.st_mtime_ns) for path, stat in files)
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()
