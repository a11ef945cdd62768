"""What every test may ask for."""

# A real browser for the journeys.
from tests.browser import chromium, desk, phone, phone_without_script  # noqa: F401

# A database in which threads meet, and files of our own.
from tests.database import crowd, django_db_modify_db_settings, own_files  # noqa: F401
