"""How many raised a matter and what they say afterwards: counts, never a person or a word."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from liban.demands.models import Demand, Requester
from liban.demands.states import OPEN, State
from liban.projects.models import Source
from liban.satisfaction.models import Grade, Solved
from liban.satisfaction.rules import Figures


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
    """A demand that a project answers, with what decides whom it asks and in which round."""

    id: int
    state: str
    round: int


def voices_of(projects: Iterable[int]) -> PublicVoices:
    """Counts over ``projects`` together; as many questions to the database for one as for many."""
    columns = ("demand", "demand__state", "demand__reopened_times", "demand__received_at")
    merged = ("demand__merged", "demand__merged__merged", "demand__merged__merged__merged")
    rows = Source.objects.filter(project__in=list(projects)).order_by("demand")
    roots: dict[int, _Root] = {}
    days: list[date] = []
    last: set[int] = set()
    for pk, state, reopened, received, *below in rows.values_list(*columns, *merged):
        root = _Root(pk, state, reopened + 1)
        roots |= dict.fromkeys([pk, *filter(None, below)], root)
        days.append(localdate(received))
        last |= {below[-1]} - {None}
    _deeper(roots, last)
    joinable = sorted({root.id for root in roots.values() if root.state in OPEN})
    return PublicVoices(min(days, default=None), *_counts(roots), tuple(joinable))


def _deeper(roots: dict[int, _Root], last: Collection[int]) -> None:
    """Add what was merged below ``last``, the third level; hardly ever is there any."""
    while last:
        rows = Demand.objects.filter(merged_into__in=last).values_list("pk", "merged_into")
        below = {pk: roots[into] for pk, into in rows if into}
        roots |= below
        last = list(below)


def _counts(roots: dict[int, _Root]) -> tuple[int, Figures]:
    """How many people there are, and what those who were asked answered in the present round."""
    columns = ("id", "demand", "answers__round", "answers__solved", "answers__grade")
    people: set[int] = set()
    asked: set[int] = set()
    said: list[tuple[str, str]] = []
    for person, demand, round_, solved, grade in Requester.objects.filter(
        demand__in=list(roots)
    ).values_list(*columns):
        root = roots[demand]
        people.add(person)
        if root.state == State.DONE:
            asked.add(person)
            if round_ == root.round:
                said.append((solved, grade))
    return len(people), _figures(len(asked), said)


def _figures(asked: int, said: list[tuple[str, str]]) -> Figures:
    solved, grades = [pair[0] for pair in said], [pair[1] for pair in said]
    return Figures(
        asked=asked,
        answered=len(said),
        solved=solved.count(Solved.YES),
        partly=solved.count(Solved.PARTLY),
        unsolved=solved.count(Solved.NO),
        satisfied=grades.count(Grade.SATISFIED),
        mostly=grades.count(Grade.MOSTLY),
        unsatisfied=grades.count(Grade.UNSATISFIED),
    )
