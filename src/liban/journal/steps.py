from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Protocol

from django.conf import settings

from liban.journal.events import Event
from liban.journal.models import Entry, Head
from liban.journal.rules import link
from liban.kit.scope import tenant

# The chain of what concerns the installation itself, and no town yet.
WHOLE = "/"


class Subject(Protocol):
    """A thing that the journal can speak about: it lies somewhere and has a key."""

    pk: Any

    def scope(self) -> str: ...


class Actor(Protocol):
    """Whoever did it; the journal lies below people and needs only the key."""

    pk: Any


def subject_of(thing: Subject) -> str:
    return f"{type(thing).__name__.lower()}:{thing.pk}"


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def record(event: Event, *, about: Subject, actor: Actor | None, now: datetime) -> Entry:
    """Write ``event`` into the journal, inside the caller's transaction, as its last beat.

    ``actor`` is None for residents, who have no account, and for the clock.
    """
    scope = about.scope()
    chain = tenant(scope) or WHOLE
    Head.objects.get_or_create(chain=chain)
    head = Head.objects.select_for_update().get(chain=chain)
    fields = {
        "chain": chain,
        "number": head.number + 1,
        "at": now,
        "actor_id": actor.pk if actor else None,
        "name": event.name,
        "scope": scope,
        "subject": subject_of(about),
        "facts": {name: _plain(value) for name, value in asdict(event).items()},
    }
    mac = link(settings.JOURNAL_KEY, head.mac, **fields)
    entry = Entry.objects.create(**fields, mac=mac)
    head.number, head.mac = entry.number, mac
    head.save(update_fields=["number", "mac"])
    return entry
