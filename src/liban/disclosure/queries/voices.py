"""How many raised a matter and what they say afterwards: counts, never a person or a word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from liban.demands.models import Requester
from liban.demands.states import OPEN
from liban.projects.models import Source
from liban.satisfaction.rules import Figures, is_asked, tally


@dataclass(frozen=True)
class PublicVoices:
    """Everyone behind some projects: since when, how many, and the figures of those asked.

    ``open_ids`` are the demands that somebody may still join.
    """

    since: date | None
    people: int
    figures: Figures
    open_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Root:
    """A demand that a project answers, with what decides whether people are asked."""

    id: int
    state: str
    is_asked: bool


def voices_of(projects: Iterable[int]) -> PublicVoices:
    """Counts over ``projects`` together; as many questions to the database for one as for many."""
    columns = ("demand", "demand__state", "demand__reopened_times", "demand__received_at")
    rows = Source.objects.filter(project__in=list(projects)).order_by("demand")
    roots: dict[int, _Root] = {}
    days: list[date] = []
    for pk, state, reopened, received, merged in rows.values_list(*columns, "demand__merged"):
        root = _Root(pk, state, is_asked(state, reopened))
        roots |= {key: root for key in (pk, merged) if key}
        days.append(localdate(received))
    joinable = sorted({root.id for root in roots.values() if root.state in OPEN})
    return PublicVoices(min(days, default=None), *_counts(roots), tuple(joinable))


def _counts(roots: dict[int, _Root]) -> tuple[int, Figures]:
    """How many people there are, and the latest answer of each who was asked."""
    rows = Requester.objects.filter(demand__in=list(roots)).order_by("answers__round")
    people: set[int] = set()
    latest: dict[int, tuple[str, str] | None] = {}
    for person, demand, solved, grade in rows.values_list(
        "id", "demand", "answers__solved", "answers__grade"
    ):
        people.add(person)
        if roots[demand].is_asked:
            latest[person] = (solved, grade) if solved else None
    return len(people), tally(len(latest), [pair for pair in latest.values() if pair])
