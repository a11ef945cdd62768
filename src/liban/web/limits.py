"""How often something may be done within ten minutes, counted in the cache and never by name."""

import hashlib
import time

from django.core.cache import cache

WINDOW_SECONDS = 10 * 60


def count_of(what: str, who: str) -> int:
    """How often ``who`` (a device, an address) did ``what`` in the present ten minutes."""
    return int(cache.get(_key(what, who), 0))


def add(what: str, who: str) -> None:
    """Count one more; two at the same instant may count as one, which does no harm here."""
    key = _key(what, who)
    cache.set(key, int(cache.get(key, 0)) + 1, timeout=WINDOW_SECONDS)


def _key(what: str, who: str) -> str:
    window = int(time.time()) // WINDOW_SECONDS
    return f"limit:{what}:{hashlib.sha256(who.encode()).hexdigest()[:32]}:{window}"
