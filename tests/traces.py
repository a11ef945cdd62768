"""What the database holds, so that a test can say: nothing was changed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps

from liban.kit.refusal import Refused

# Kept beside the matter: keys of forms, devices and counters are no part of it.
ASIDE = {"once"}


def traces() -> dict[str, int]:
    """A fingerprint of every table of ours."""
    found = {}
    for model in apps.get_app_config("liban").get_models():
        if model._meta.model_name not in ASIDE:
            rows = model._base_manager.order_by("pk").values_list()
            found[str(model._meta.model_name)] = hash(repr(list(rows)))
    return found


@contextmanager
def refused(kind: type[Refused] = Refused, words: str | None = None) -> Iterator[None]:
    """The block is refused as ``kind`` with ``words``, and leaves every table as it was."""
    before = traces()
    with pytest.raises(kind, match=words):
        yield
    assert traces() == before
