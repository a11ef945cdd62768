"""What every test may ask for."""

# A real browser for the journeys.
from tests.browser import chromium, desk, phone, phone_without_script  # noqa: F401
