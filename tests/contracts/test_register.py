"""The register of personal data knows every column that may hold something about a person."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from liban.kit.secret import SecretField
from liban.places.rules import KNOWN
from tests.contracts.house import ROOT

PAGE = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
REGISTER, _heading, LOOKED_AT = PAGE.partition("## Looked at, and not personal")
LOOKED_AT = LOOKED_AT.partition("## ")[0]
COLUMN = re.compile(r"`([A-Z][A-Za-z]+\.[a-z_]+)`")
POINTS = {"Person", "Photo"}


def columns() -> Iterator[tuple[str, models.Field]]:
    for model in apps.get_app_config("liban").get_models():
        for field in (*model._meta.fields, *model._meta.many_to_many):
            yield f"{model.__name__}.{field.name}", field


def is_typed(field: models.Field) -> bool:
    """Text of whatever kind: somebody decides whether it may be personal."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return isinstance(field, kinds) and not field.choices


def is_personal(name: str, field: models.Field) -> bool:
    """Personal by its kind: encrypted, or it points to a person or a picture."""
    points = field.related_model.__name__ in POINTS if field.is_relation else False
    return isinstance(field, SecretField) or points or name.startswith("Person.")


COLUMNS = dict(columns())
PERSONAL = sorted(name for name, field in COLUMNS.items() if is_personal(name, field))
TEXTS = sorted(name for name, field in COLUMNS.items() if is_typed(field))


@pytest.mark.parametrize("name", [name for name in PERSONAL if not name.endswith(".id")])
def test_a_personal_column_is_registered(name):
    assert name in COLUMN.findall(REGISTER)


@pytest.mark.parametrize("name", TEXTS)
def test_somebody_has_looked_at_every_column_of_text(name):
    assert name in COLUMN.findall(PAGE)


def test_no_encrypted_column_is_called_not_personal():
    found = {name for name in COLUMN.findall(LOOKED_AT) if name in PERSONAL}
    assert found == set()


def test_the_register_names_no_column_that_is_not_there():
    assert set(COLUMN.findall(PAGE)) - set(COLUMNS) == set()


def test_a_lock_stands_beside_what_is_encrypted_and_only_there():
    locked = set(re.findall(r"`([A-Za-z]+\.[a-z_]+)` 🔒", PAGE))
    assert locked == {name for name, field in COLUMNS.items() if isinstance(field, SecretField)}


def test_the_days_in_brackets_are_the_defaults():
    said = dict(re.findall(r"`([a-z]+\.[a-z_]+)` \((\d+)\)", PAGE))
    assert said
    assert said == {name: KNOWN[name].default for name in said}
