"""What has happened to a demand, told to residents from the journal in plain words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liban.demands.events import (
    DemandDeclined,
    DemandEntered,
    DemandFinishedDirectly,
    DemandJoined,
    DemandMerged,
    DemandReplied,
    DemandReported,
)
from liban.demands.queries import Demand, replies_to
from liban.journal.queries import Entry, event_of, history
from liban.kit.privacy import masked
from liban.projects.events import DemandAdded, ProgressReported
from liban.projects.queries import Project
from liban.web.portal.stages import Step
from liban.web.tags import day

BEGINNINGS = (DemandReported.name, DemandEntered.name)
ENDINGS = ("approval.application-refused", "approval.project-terminated")
# Staff's words by what they belong to: ("reply", 7), ("outcome", 3), …
Notes = Mapping[tuple[str, int], str]


def told(own: Demand, root: Demand, projects: Sequence[Project]) -> list[Step]:
    """Everything that was done, oldest first: before a merge of the own demand, then together."""
    subjects = [f"demand:{own.pk}", f"demand:{root.pk}"]
    subjects += [f"project:{project.pk}" for project in projects]
    entries = _together(own, root, list(history(*subjects)))
    notes = _notes(own, root, projects)
    steps = [_step(entry, times, notes) for entry, times in _folded(entries, root)]
    if not any(entry.name in BEGINNINGS for entry in entries):
        # Taken in with a table: the journal has one entry for all its rows.
        steps.insert(0, Step(str(DemandReported.public), "done", at=day(own.received_at)))
    return steps


def _together(own: Demand, root: Demand, entries: list[Entry]) -> list[Entry]:
    """Leave out what happened to others before the own demand came to them."""
    mine = [entry for entry in entries if entry.subject == f"demand:{own.pk}"]
    joins = [entry.pk for entry in mine if own == root or entry.name == DemandMerged.name]
    since = joins[0] if joins else 0
    return [entry for entry in entries if entry in mine or entry.pk > since]


def _folded(entries: Sequence[Entry], root: Demand) -> Iterator[tuple[Entry, int]]:
    """What residents are told; people who join one after another become one line."""
    shown = [entry for entry in entries if _is_told(entry, root)]
    for _key, group in groupby(shown, key=lambda e: 0 if e.name == DemandJoined.name else e.pk):
        same = list(group)
        yield same[-1], len(same)


def _is_told(entry: Entry, root: Demand) -> bool:
    if entry.name == DemandAdded.name:
        return bool(entry.facts["demand_id"] == root.pk)
    event = event_of(entry)
    return event is not None and bool(event.public)


def _step(entry: Entry, times: int, notes: Notes) -> Step:
    event = event_of(entry)
    words = str(event.public) if event and event.public else _("放进了一个正在办的项目。")
    if times > 1:
        words = ngettext(
            "又有 %(count)d 位居民说“我也遇到了”。",
            "又有 %(count)d 位居民说“我也遇到了”。",
            times,
        ) % {"count": times}
    return Step(words, "done", at=day(entry.at), note=_note(entry, notes))


def _note(entry: Entry, notes: Notes) -> str:
    """What was said or counted at that moment, beside the sentence of the event."""
    facts = entry.facts
    if entry.name == DemandReplied.name:
        return notes.get(("reply", facts["reply_id"]), "")
    if entry.name in (DemandDeclined.name, DemandFinishedDirectly.name):
        return notes.get(("outcome", facts["demand_id"]), "")
    if entry.name in ENDINGS:
        return notes.get(("ended", facts["project_id"]), "")
    if entry.name == ProgressReported.name and facts.get("planned"):
        name = notes.get(("target", facts["outcome_id"]), "")
        return f"{name} {facts['done']} / {facts['planned']}"
    return ""


def _notes(own: Demand, root: Demand, projects: Sequence[Project]) -> Notes:
    """Words of staff; what looks like somebody's number is covered, as others read them too."""
    notes: dict[tuple[str, int], str] = {}
    for reply in replies_to(own, root):
        notes["reply", reply.pk] = masked(reply.words)
    for demand in (own, root):
        notes["outcome", demand.pk] = masked(demand.outcome)
    for project in projects:
        notes["ended", project.pk] = masked(project.ended_because)
        for outcome in project.outcomes.all():
            notes["target", outcome.pk] = outcome.name
    return notes
