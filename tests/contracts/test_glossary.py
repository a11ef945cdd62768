"""The glossary names everything that the code names, and nothing else."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from django.apps import apps
from django.db.models import TextChoices

import liban
from liban.journal.events import EVENTS
from liban.places.rules import KNOWN
from tests.contracts.house import DOMAINS, ROOT

PAGE = ROOT / "docs" / "glossary.md"
EDGE = ("liban.web", "liban.management", "liban.migrations", "liban.wsgi")


def rows() -> Iterator[tuple[str, str, str]]:
    """``(中文, English, name in the code)`` of every row."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 6 and cells[3].startswith("`"):
            yield cells[1], cells[2], cells[3].strip("`")


def choices() -> dict[str, str]:
    """Every word of every list of choices, as ``demands.states.State.RECEIVED``, in Chinese."""
    found = {}
    for module in walk_packages(liban.__path__, "liban."):
        if module.name.startswith(EDGE):
            continue
        for each in vars(import_module(module.name)).values():
            is_ours = isinstance(each, type) and issubclass(each, TextChoices)
            if is_ours and each.__module__ == module.name:
                name = f"{module.name.removeprefix('liban.')}.{each.__name__}"
                found |= {f"{name}.{member.name}": str(member.label) for member in each}
    return found


def models() -> set[str]:
    found = apps.get_app_config("liban").get_models()
    return {f"{model.__module__.removeprefix('liban.')}.{model.__name__}" for model in found}


CHOICES = choices()  # walks over every module, so that all events are there too
SAYS = {name: str(event.says).rstrip("。") for name, event in EVENTS.items()}
LABELS = {name: str(known.label) for name, known in KNOWN.items()}
WORDS = {**CHOICES, **SAYS, **LABELS}
FOLDERS = {name for name in DOMAINS if name != "policy"}
ROWS = list(rows())


def test_everything_stands_in_it_once_and_nothing_that_is_not_there():
    assert sorted(code for _zh, _en, code in ROWS) == sorted({*WORDS, *FOLDERS, *models()})


@pytest.mark.parametrize("row", [row for row in ROWS if row[2] in WORDS], ids=lambda row: row[2])
def test_the_chinese_is_that_of_the_screens(row):
    assert row[0] == WORDS[row[2]]


def test_every_row_has_its_english():
    assert [code for zh, en, code in ROWS if not zh or not en] == []
