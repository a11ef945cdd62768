"""Personal words are stored encrypted; the key lives outside the database."""

import json
import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def make_keys(path: Path) -> None:
    """Write a new file of keys, readable by its owner only; an existing one is kept."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    keys = {
        "django": secrets.token_urlsafe(48),
        "journal": secrets.token_hex(32),
        "fields": [Fernet.generate_key().decode()],
    }
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(keys, file, indent=1)
        file.flush()
        os.fsync(file.fileno())


@lru_cache
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def lock(text: str) -> str:
    return _box(tuple(settings.FIELD_KEYS)).encrypt(text.encode()).decode() if text else ""


def unlock(stored: str) -> str:
    if not stored:
        return ""
    try:
        return _box(tuple(settings.FIELD_KEYS)).decrypt(stored.encode()).decode()
    except InvalidToken:
        return str(_("（无法解开：密钥不对）"))


class SecretField(models.TextField):  # type: ignore[type-arg]
    """Text that only this installation can read: phones, names, a resident's exact words.

    Cannot be searched or sorted by the database; a dump without the key shows nothing.
    The first key encrypts, all keys decrypt, so that keys can be changed without a stop.
    """

    def from_db_value(self, value: str | None, *args: Any) -> str | None:
        return value if value is None else unlock(value)

    def get_prep_value(self, value: Any) -> Any:
        return value if value is None else lock(str(value))
