"""A phone is known again by a random number in a cookie of ours: no name, no fingerprint."""

import hashlib
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "device"
YEAR_SECONDS = 365 * 24 * 60 * 60


def device_of(request: HttpRequest) -> str:
    """The number of this phone, hashed; "" when it has none of ours."""
    number = request.get_signed_cookie(COOKIE, "", salt=COOKIE)
    return hashlib.sha256(number.encode()).hexdigest() if number else ""


def give_device(request: HttpRequest, response: HttpResponse) -> str:
    """Give the phone a number unless it has one; returns it as ``device_of`` would."""
    if known := device_of(request):
        return known
    number = secrets.token_urlsafe(16)
    response.set_signed_cookie(
        COOKIE,
        number,
        salt=COOKIE,
        max_age=YEAR_SECONDS,
        samesite="Lax",
        httponly=True,
        secure=settings.BEHIND_TLS,
    )
    return hashlib.sha256(number.encode()).hexdigest()
