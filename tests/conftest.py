"""What every test may ask for."""

import pytest
from django.conf import settings
from django.utils import translation

# A real browser for the journeys.
from tests.browser import chromium, desk, phone, phone_without_script  # noqa: F401

# A database in which threads meet, and files of our own.
from tests.database import crowd, django_db_modify_db_settings, own_files  # noqa: F401


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with long tests go first, so that both workers come to the end together."""
    long = {
        item.path
        for item in items
        if item.get_closest_marker("slow") or item.get_closest_marker("browser")
    }
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(autouse=True)
def chinese():
    """Each test begins in the source language, whatever page the one before it asked for."""
    translation.activate(settings.LANGUAGE_CODE)
