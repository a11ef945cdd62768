"""For the machine that watches: is it alive, can it do its work. Tells no secret and no path."""

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

OK = "ok"
LEAST_FREE = 0.10
HOUR = 3600
_migrated: set[str] = set()


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def readyz(request: HttpRequest) -> HttpResponse:
    """Everything that the work needs is there; 503 names what is not."""
    found = {name: _looked(look) for name, look in PARTS.items()}
    status = 200 if set(found.values()) == {OK} else 503
    response = JsonResponse(found, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _looked(look: Callable[[], str]) -> str:
    try:
        return look()
    except (DatabaseError, OSError, ValueError, KeyError, TypeError):
        return "does not answer"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def _migrations() -> str:
    """Asked of the database until it once said yes: it stays so while this process lives."""
    name = str(connection.settings_dict["NAME"])
    if name not in _migrated:
        executor = MigrationExecutor(connection)
        if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return f"{len(plan)} not run"
        _migrated.add(name)
    return OK


def _disk() -> str:
    usage = shutil.disk_usage(settings.DATA)
    return OK if usage.free >= usage.total * LEAST_FREE else "less than 10 % free"


def _keys() -> str:
    """The keys can still be read, and are those with which this process works."""
    keys = json.loads(Path(settings.KEYS).read_text())
    return OK if keys["journal"] == settings.JOURNAL_KEY else "other keys than at the start"


def _backup() -> str:
    """The newest backup is young enough; where no folder is named nobody asks."""
    if not settings.BACKUPS:
        return OK
    made = [path.stat().st_mtime for path in Path(settings.BACKUPS).glob("liban-*/manifest.json")]
    if not made:
        return "none yet"
    hours = (time.time() - max(made)) / HOUR
    return OK if hours <= settings.BACKUP_HOURS else f"{int(hours)} hours old"


def _files() -> str:
    folder = Path(settings.FILES) if Path(settings.FILES).exists() else Path(settings.DATA)
    return OK if os.access(folder, os.W_OK) else "cannot be written"


PARTS: dict[str, Callable[[], str]] = {
    "database": _database,
    "migrations": _migrations,
    "disk": _disk,
    "files": _files,
    "keys": _keys,
    "backup": _backup,
}
