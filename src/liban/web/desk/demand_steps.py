"""What can be done with a demand in each state, and how its list and page speak of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liban.demands.queries import Demand
from liban.demands.states import State as S
from liban.kit.calendar import WorkCalendar
from liban.kit.privacy import mask_name, mask_phone
from liban.kit.words import Words
from liban.policy import why_not
from liban.web.desk.lights import lit_demand
from liban.web.request import Person

EXCERPT = 20


@dataclass(frozen=True)
class Step:
    use_case: str
    url_name: str
    label: Words


# fmt: off
REPLY = Step("demands.reply_to_demand",   "desk:demand_reply",   gettext_lazy("答复"))
MERGE = Step("demands.merge_demands",     "desk:demand_merge",   gettext_lazy("并入"))
DECLINE = Step("demands.decline_demand",  "desk:demand_decline", gettext_lazy("不予办理"))
DIRECT = Step("demands.handle_directly",  "desk:demand_direct",  gettext_lazy("直接办理"))
FINISH = Step("demands.finish_directly",  "desk:demand_finish",  gettext_lazy("办好了"))
JOIN = Step("projects.add_demand",        "desk:demand_project", gettext_lazy("加入已有项目"))
EDIT = Step("demands.edit_demand",        "desk:demand_edit",    gettext_lazy("改事由和位置"))

STEPS: dict[str, tuple[Step, ...]] = {
    S.RECEIVED:   (REPLY, MERGE, DECLINE, EDIT),
    S.CHECKED:    (DIRECT, JOIN, REPLY, MERGE, DECLINE, EDIT),
    S.REOPENED:   (DIRECT, JOIN, REPLY, DECLINE, EDIT),
    S.DIRECT:     (FINISH, REPLY, EDIT),
    S.IN_PROJECT: (REPLY, EDIT),
    S.DONE:       (REPLY,),
}
# fmt: on


def steps_for(actor: Person, demand: Demand) -> list[dict[str, object]]:
    """The buttons that ``actor`` may press in this state."""
    return [
        {
            "label": step.label,
            "url": reverse(step.url_name, args=[demand.pk]),
            "name": step.url_name,
        }
        for step in STEPS.get(demand.state, ())
        if why_not(actor, step.use_case, demand) is None
    ]


def called(demand: Demand) -> str:
    """The name that staff gave it; before that the beginning of what was said."""
    if demand.title:
        return demand.title
    words = " ".join(demand.words.split())
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT]}…"


def row_of(demand: Demand, voices: int, today: date, workdays: WorkCalendar) -> dict[str, Any]:
    """A demand in a list: its light, who is behind it, from where."""
    meta = _("%(place)s · %(voices)s 人 · %(channel)s")
    names = {
        "place": demand.place.name,
        "voices": voices,
        "channel": demand.get_channel_display(),
    }
    return {
        "demand": demand,
        "title": called(demand),
        "lit": lit_demand(demand, today, workdays),
        "meta": meta % names,
    }


def people_of(requesters: list[Any]) -> list[dict[str, Any]]:
    """Those behind a demand, masked; who left nothing is only counted."""
    return [
        {
            "pk": each.pk,
            "name": mask_name(each.name) or _("没留称呼"),
            "phone": mask_phone(each.phone),
            "how": _("反映") if each.raised else _("也遇到了"),
            "can_show": bool(each.name or each.phone),
        }
        for each in requesters
        if each.name or each.phone or each.raised
    ]
