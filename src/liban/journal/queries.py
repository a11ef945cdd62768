from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet

from liban.journal.events import EVENTS, Event
from liban.journal.models import Entry as Entry  # what pages tell of
from liban.journal.models import Head
from liban.journal.rules import link
from liban.kit.scope import below


def history(*subjects: str) -> QuerySet[Entry]:
    """Everything that happened to ``subjects`` (``demand:12``), oldest first."""
    return Entry.objects.filter(subject__in=subjects).select_related("actor").order_by("id")


def event_of(entry: Entry) -> type[Event] | None:
    """The kind of event that ``entry`` records; None for a kind that no longer exists."""
    return EVENTS.get(entry.name)


@dataclass(frozen=True)
class Fault:
    """The first place where a chain does not hold, and how."""

    chain: str
    number: int
    what: str


def faults() -> Iterator[Fault]:
    """The first fault of each chain: an entry changed, missing, added, swapped or cut off."""
    chains = set(Entry.objects.values_list("chain", flat=True).distinct())
    chains |= set(Head.objects.values_list("chain", flat=True))
    for chain in sorted(chains):
        if fault := _fault_of(chain):
            yield fault


def _fault_of(chain: str, at_once: int = 2000) -> Fault | None:
    """Walk the chain; a row that cannot even be read is a row that was changed.

    Such a row spoils the whole batch it came in, so it is looked for one by one.
    """
    before, number, last_id = "", 0, 0
    fields = ("chain", "number", "at", "actor_id", "name", "scope", "subject", "facts")
    rows = Entry.objects.filter(chain=chain).order_by("number").values("id", *fields, "mac")
    try:
        for row in rows.iterator(at_once):
            row_id, mac = row.pop("id"), row.pop("mac")
            if row["number"] != number + 1:
                return Fault(chain, number + 1, "missing")
            if link(settings.JOURNAL_KEY, before, **row) != mac:
                return Fault(chain, number + 1, "changed")
            if row_id <= last_id:
                return Fault(chain, number + 1, "moved")
            before, number, last_id = mac, number + 1, row_id
    except (ValueError, TypeError, AttributeError):
        return Fault(chain, number + 1, "changed") if at_once == 1 else _fault_of(chain, 1)
    head = Head.objects.filter(chain=chain).first()
    if head is None or (head.number, head.mac) != (number, before):
        return Fault(chain, number + 1, "cut off")
    return None


def heads() -> list[tuple[str, int, str]]:
    """The last number and mac of each chain: what is written down outside the database."""
    return list(Head.objects.order_by("chain").values_list("chain", "number", "mac"))


def has(chain: str, number: int, mac: str) -> bool:
    """Is the entry that was once written down outside still there, unchanged?"""
    return number == 0 or Entry.objects.filter(chain=chain, number=number, mac=mac).exists()


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for in the journal; an empty field asks for everything."""

    name: str = ""
    subject: str = ""
    actor_id: int | None = None


def entries_below(paths: list[str], wanted: Wanted) -> QuerySet[Entry]:
    """What happened below ``paths``, latest first."""
    found = Entry.objects.filter(below(paths, "scope")).select_related("actor")
    if wanted.name:
        found = found.filter(name=wanted.name)
    if wanted.subject:
        found = found.filter(subject=wanted.subject)
    if wanted.actor_id is not None:
        found = found.filter(actor_id=wanted.actor_id)
    return found.order_by("-id")


def are_genuine(entries: Sequence[Entry]) -> bool:
    """Does each of ``entries`` still fit the one before it in its chain?

    The whole chain is walked by ``./liban check``; this looks only at what a page shows.
    """
    before = Q(pk__in=[])
    for entry in entries:
        before |= Q(chain=entry.chain, number=entry.number - 1)
    rows = Entry.objects.filter(before).values_list("chain", "number", "mac")
    macs = {(chain, number): mac for chain, number, mac in rows}
    return all(_fits(entry, macs.get((entry.chain, entry.number - 1), "")) for entry in entries)


def _fits(entry: Entry, before: str) -> bool:
    names = ("chain", "number", "at", "actor_id", "name", "scope", "subject", "facts")
    fields = {name: getattr(entry, name) for name in names}
    return link(settings.JOURNAL_KEY, before, **fields) == entry.mac
