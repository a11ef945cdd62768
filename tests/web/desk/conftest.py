"""What tests of the desk may ask for."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def one_factor(settings: Any) -> None:
    """The second factor has tests of its own; here everyone comes in with the password."""
    settings.SECOND_FACTOR = False
