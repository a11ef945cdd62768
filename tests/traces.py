"""What the database holds, so that a test can say: nothing was changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from django.apps import apps
from django.db import connection

from liban.kit.refusal import Refused

# Kept beside the matter: keys of forms are no part of it.
ASIDE = {"liban_once"}


@cache
def _tables() -> tuple[str, ...]:
    models = apps.get_app_config("liban").get_models(include_auto_created=True)
    return tuple(sorted({model._meta.db_table for model in models} - ASIDE))


def traces() -> dict[str, int]:
    """A fingerprint of every table of ours, read past the models, as the rows lie there."""
    found = {}
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY id")  # noqa: S608  # our own names
            found[table] = hash(repr(cursor.fetchall()))
    return found


@contextmanager
def refused(kind: type[Refused] = Refused, words: str | None = None) -> Iterator[None]:
    """The block is refused as ``kind`` with ``words``, and leaves every table as it was."""
    before = traces()
    with pytest.raises(kind, match=words):
        yield
    assert traces() == before
