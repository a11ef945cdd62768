"""The history of a thing as a timeline: what the journal recorded, and what is still to come."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from liban.journal.queries import event_of
from liban.kit.words import Words
from liban.projects.states import State
from liban.web.tags import day, moment

# The straight way of a project; what lies ahead of the present state is still to come.
WAY = (
    State.FORMING,
    State.APPLIED,
    State.APPROVED,
    State.WORKING,
    State.FINISHED,
    State.ACCEPTED,
    State.CLOSED,
    State.ARCHIVED,
)
BESIDE = {State.RETURNED: State.FORMING, State.REPAIR: State.WORKING}
# What happens often and says little by itself: only the newest of these stand in the story.
SMALL = ("projects.plan-changed", "demands.contact-seen")


def done_items(entries: Iterable[Any]) -> list[dict[str, str]]:
    """One item for each entry of the journal, oldest first; changes of the plan in one."""
    items: list[dict[str, str]] = []
    before = ""
    for entry in entries:
        event = event_of(entry)
        if event is None:
            continue
        item = {
            "words": str(event.says).rstrip("。"),
            "state": "done",
            "at": moment(entry.at),
            "who": entry.actor.name if entry.actor else _("居民"),
            "note": _note(entry.facts),
        }
        if entry.name in SMALL and entry.name == before:
            items[-1] = item
        else:
            items.append(item)
        before = entry.name
    return items


def _note(facts: dict[str, Any]) -> str:
    """The numbers of an event, where it has some that people want to read."""
    if facts.get("done") is not None and facts.get("planned"):
        return _("已完成 %(done)s / %(planned)s") % facts
    return ""


def project_items(entries: Iterable[Any], state: str, who: str, due: Any) -> list[dict[str, str]]:
    """What happened, what is being waited for now, and the stations that are left."""
    items = done_items(entries)
    here = BESIDE.get(State(state), State(state))
    if here not in WAY or here == State.ARCHIVED:
        return items
    label: Words = State(state).label
    items.append({"words": str(label), "state": "now", "who": who, "due": day(due)})
    ahead = WAY[WAY.index(here) + 1 :]
    return items + [{"words": str(each.label), "state": "todo"} for each in ahead]
