"""What every test may ask for."""

import pytest
from django.conf import settings
from django.utils import translation

# A real browser for the journeys.
from tests.browser import chromium, desk, phone, phone_without_script  # noqa: F401

# A database in which threads meet, and files of our own.
from tests.database import crowd, django_db_modify_db_settings, own_files  # noqa: F401


@pytest.fixture(autouse=True)
def chinese():
    """Each test begins in the source language, whatever page the one before it asked for."""
    translation.activate(settings.LANGUAGE_CODE)
