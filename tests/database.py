"""The database of the tests: a file, so that threads meet as in life; emptied between tests.

The journal and the ledger refuse to be emptied, so the guard is taken away for that moment.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from liban.kit.append_only import guard, unguard

_flush = TransactionTestCase._fixture_teardown


def _emptied(case: TransactionTestCase) -> None:
    unguard(connection)
    _flush(case)
    guard(connection)


TransactionTestCase._fixture_teardown = _emptied


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        name = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        database.setdefault("TEST", {})["NAME"] = name
        connection.settings_dict["TEST"]["NAME"] = name


@pytest.fixture(autouse=True, scope="session")
def own_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Photos, anchors and the like of the tests go to a folder of their own.

    Styles and pictures of the pages are served from where they lie, without collecting them.
    """
    settings.DATA = tmp_path_factory.mktemp("data")
    settings.FILES = settings.DATA / "files"
    settings.ANCHORS = settings.DATA / "anchors.jsonl"
    settings.STATIC_ROOT = settings.DATA / "static"
    settings.STATIC_ROOT.mkdir()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


class Crowd:
    """Threads that start together; each keeps its own connection until the crowd goes home."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._start = threading.Barrier(size)
        self._pool = ThreadPoolExecutor(size)
        self.together(lambda _number: connection.ensure_connection())

    def together(self, work: Callable[[int], object]) -> list[Any]:
        """What ``work(number)`` returned or raised, for each of the threads."""

        def run(number: int) -> object:
            self._start.wait()
            try:
                return work(number)
            except Exception as error:  # noqa: BLE001  # the test looks at every kind
                return error

        return [done.result() for done in [self._pool.submit(run, n) for n in range(self.size)]]

    def go_home(self) -> None:
        self.together(lambda _number: connection.close())
        self._pool.shutdown()


@pytest.fixture
def crowd(transactional_db: None) -> Iterator[Callable[[int], Crowd]]:
    """``crowd(64)``: as many threads with connections of their own."""
    crowds: list[Crowd] = []

    def gather(size: int) -> Crowd:
        crowds.append(Crowd(size))
        return crowds[-1]

    yield gather
    for each in crowds:
        each.go_home()
