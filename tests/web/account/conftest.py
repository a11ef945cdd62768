import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_counts(db, settings):
    """No failures from other tests, and a quick hash: argon2 has tests of its own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECOND_FACTOR = False
    cache.clear()


@pytest.fixture
def known():
    """Somebody with a password."""
    from tests import make

    person = make.secretary()
    person.set_password(PASSWORD)
    person.save()
    return person


PASSWORD = "Kaishi-2026-mima"
