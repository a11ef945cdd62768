"""How often something may be done within ten minutes, counted in the cache and never by name."""

import hashlib
import time
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

WINDOW_SECONDS = 10 * 60
Handler = Callable[[HttpRequest], HttpResponse]


def count_of(what: str, who: str) -> int:
    """How often ``who`` (a device, an address) did ``what`` in the present ten minutes."""
    return int(cache.get(_key(what, who), 0))


def add(what: str, who: str) -> None:
    """Count one more; two at the same instant may count as one, which does no harm here."""
    key = _key(what, who)
    cache.set(key, int(cache.get(key, 0)) + 1, timeout=WINDOW_SECONDS)


def add_after(request: HttpRequest, what: str, who: str) -> None:
    """Count one more when the answer stands: a form that fails takes back all that it wrote."""
    request.__dict__.setdefault("_counts", []).append((what, who))


def keep_counts(get_response: Handler) -> Handler:
    """The middleware that writes what ``add_after`` has put aside."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for what, who in request.__dict__.get("_counts", ()):
            add(what, who)
        return response

    return handle


def _key(what: str, who: str) -> str:
    window = int(time.time()) // WINDOW_SECONDS
    return f"limit:{what}:{hashlib.sha256(who.encode()).hexdigest()[:32]}:{window}"
