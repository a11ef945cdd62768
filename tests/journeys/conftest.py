import pytest

from tests.journeys.clock import wall  # noqa: F401


@pytest.fixture(autouse=True)
def plain_door(settings):
    """Sign in by password alone and without the slow hash: the door has tests of its own."""
    settings.SECOND_FACTOR = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
