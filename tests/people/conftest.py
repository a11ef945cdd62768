import pytest


@pytest.fixture(autouse=True)
def quick_hash(settings):
    """Argon2 takes its time on purpose; here it is not what is looked at."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
