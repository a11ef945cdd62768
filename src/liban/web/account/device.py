"""A device on which an account has signed in before is known again by a signed cookie.

While somebody guesses at an account from elsewhere, its real holder still gets in: the known
device has a count of failures of its own. The cookie names no account, only a hash.
"""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "known"
SALT = "liban.web.account.device"
KEEP_SECONDS = 180 * 24 * 60 * 60
MOST_ACCOUNTS = 8


@dataclass(frozen=True)
class Device:
    """``number`` tells devices apart; ``accounts`` are hashes of those that signed in here."""

    number: str
    accounts: tuple[str, ...]

    def knows(self, username: str) -> bool:
        return _hash(username) in self.accounts


def device_of(request: HttpRequest) -> Device:
    """What the cookie says; a device that has none, or a forged one, knows nobody."""
    try:
        number, *accounts = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEEP_SECONDS
        )
    except (signing.BadSignature, ValueError, TypeError):
        return Device(secrets.token_hex(8), ())
    return Device(number, tuple(accounts))


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Let the device know the account from now on; the oldest of too many is forgotten."""
    device = device_of(request)
    mine = _hash(username)
    accounts = [mine, *(each for each in device.accounts if each != mine)][:MOST_ACCOUNTS]
    response.set_cookie(
        COOKIE,
        signing.dumps([device.number, *accounts], salt=SALT),
        max_age=KEEP_SECONDS,
        secure=settings.BEHIND_TLS,
        httponly=True,
        samesite="Lax",
    )


def bucket(request: HttpRequest, username: str) -> str:
    """Under what failures at ``username`` from here are counted."""
    device = device_of(request)
    where = device.number if device.knows(username) else "elsewhere"
    return f"{username.lower()}:{where}"


def _hash(username: str) -> str:
    return salted_hmac(SALT, username.lower(), algorithm="sha256").hexdigest()[:20]
