"""How one entry is bound to the one before it."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any


def link(key: str, before: str, **fields: Any) -> str:
    """The HMAC-SHA256 of an entry's ``fields`` and of the mac ``before`` it, in hex.

    Order and spelling are fixed (sorted keys, moments in UTC with microseconds), so that
    the same entry gives the same mac on every database.
    """
    at: datetime = fields["at"]
    fields["at"] = at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(bytes.fromhex(key), f"{before}\n{text}".encode(), hashlib.sha256).hexdigest()
