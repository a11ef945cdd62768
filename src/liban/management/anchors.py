"""Anchors: the last links of the journal, written down outside the database.

A chain proves that nothing inside it was changed. That its end was not cut off, or the whole
wiped or rolled back together with its head, only something outside can prove: this file.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from liban.journal.models import Entry
from liban.journal.queries import Fault, heads

MANY = 500


@dataclass(frozen=True)
class Anchor:
    """At one time the entry ``number`` of ``chain`` had this ``mac``."""

    chain: str
    number: int
    mac: str


def drop_anchor(why: str, now: datetime, links: list[tuple[str, int, str]] | None = None) -> None:
    """Write the last links down, synced, one line; nothing when the journal is empty."""
    links = heads() if links is None else links
    if not links:
        return
    path = Path(settings.ANCHORS)
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({"at": now.isoformat(), "why": why, "heads": links}, ensure_ascii=False)
    torn = path.exists() and not path.read_bytes().endswith(b"\n")
    with path.open("ab") as file:
        file.write(b"\n" * torn + line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def anchors() -> tuple[set[Anchor], list[int]]:
    """All anchors ever written, and the numbers of lines that cannot be read."""
    path = Path(settings.ANCHORS)
    found: set[Anchor] = set()
    unread: list[int] = []
    lines = path.read_text("utf-8", "replace").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            found |= {Anchor(*head) for head in json.loads(line)["heads"]} if line else set()
        except (ValueError, TypeError, KeyError):
            unread.append(number)
    return found, unread


def lost() -> Iterator[Fault]:
    """The first anchor of each chain whose entry is no longer there as it was."""
    found, _unread = anchors()
    for chain in sorted({anchor.chain for anchor in found}):
        macs = {anchor.number: anchor.mac for anchor in found if anchor.chain == chain}
        known = _macs_now(chain, sorted(macs))
        doubled = len(macs) < sum(1 for anchor in found if anchor.chain == chain)
        wrong = [number for number in sorted(macs) if known.get(number) != macs[number]]
        if wrong or doubled:
            yield Fault(chain, wrong[0] if wrong else min(macs), "anchor lost")


def _macs_now(chain: str, numbers: list[int]) -> dict[int, str]:
    known: dict[int, str] = {0: ""}
    for start in range(0, len(numbers), MANY):
        part = Entry.objects.filter(chain=chain, number__in=numbers[start : start + MANY])
        known |= dict(part.values_list("number", "mac"))
    return known
