"""Where the pages of this installation are, for what commands print."""

import os

from django.conf import settings
from django.urls import reverse


def address_of(token: str) -> str:
    """The address of a one-time link, as a browser on this machine or outside opens it."""
    outside: list[str] = settings.CSRF_TRUSTED_ORIGINS
    here = f"http://127.0.0.1:{os.environ.get('LIBAN_PORT', '8000')}"
    return (outside[0] if outside else here) + reverse("account:ticket", args=[token])
