"""What somebody has to do today: one list of everything, late first, each with one tap to do it."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from liban.acceptance.queries import money_of, with_money
from liban.demands.queries import Demand, to_do
from liban.demands.states import State as D
from liban.kit.calendar import WorkCalendar
from liban.kit.light import Light
from liban.kit.words import Words
from liban.media.queries import held_for
from liban.people.roles import Role
from liban.places.queries import workdays, years_missing
from liban.policy import POLICY
from liban.projects.queries import Project, projects_for, soonest, with_missed
from liban.projects.states import RUNNING
from liban.projects.states import State as P
from liban.web.desk.demand_steps import called
from liban.web.desk.lights import Lit, lit_demand, lit_project
from liban.web.desk.next_steps import ACTIONS, Facts, address, next_step, owner
from liban.web.request import Person

MOST = 60
ORDER = (Light.LATE, Light.WARN, Light.WAIT, Light.OK, Light.DONE, "")
# What to do with a demand in each state, and on which page.
DEMAND: dict[str, tuple[Words, str]] = {
    D.RECEIVED: (gettext_lazy("核实"), "desk:demand_detail"),
    D.CHECKED: (gettext_lazy("定怎么办"), "desk:demand_detail"),
    D.REOPENED: (gettext_lazy("再去看看"), "desk:demand_detail"),
    D.DIRECT: (gettext_lazy("办好了"), "desk:demand_finish"),
    D.IN_PROJECT: (gettext_lazy("答复"), "desk:demand_reply"),
}


@dataclass(frozen=True)
class Item:
    """One thing to do: what it is called, where it stands, how urgent, and the button."""

    title: str
    url: str
    label: Words
    go: str
    lit: Lit
    meta: str


# Who keeps an eye on others' projects: instructors on all of their area, the town's office on
# those that are late, about to be, or wait for somebody.
WATCHERS = (Role.INSTRUCTOR, Role.HANDLER, Role.APPROVER, Role.LEADER)
PRESSING = (Light.LATE, Light.WARN, Light.WAIT)


@dataclass
class Today:
    items: list[Item] = field(default_factory=list)
    area: list[Item] = field(default_factory=list)
    has_more: bool = False

    def count(self, kind: str) -> int:
        return sum(item.lit.kind == kind for item in self.items)


def today_of(viewer: Person, today: date) -> Today:
    """Everything that waits for ``viewer``, in a handful of queries however much it is."""
    days = workdays()
    found = Today()
    _add_demands(found, viewer, today, days)
    _add_projects(found, viewer, today, days)
    _add_held(found, viewer)
    _add_warnings(found, viewer, today)
    found.items.sort(key=lambda item: (ORDER.index(item.lit.kind), item.lit.due or date.max))
    found.area.sort(key=lambda item: (ORDER.index(item.lit.kind), item.lit.due or date.max))
    return found


def _add_demands(found: Today, viewer: Person, today: date, days: WorkCalendar) -> None:
    paths = viewer.reach(POLICY.rows["demands.check_demand"].roles)
    if not paths:
        return
    rows = list(to_do(paths)[: MOST + 1])
    found.has_more |= len(rows) > MOST
    for demand in rows[:MOST]:
        found.items.append(_demand(demand, today, days))


def _demand(demand: Demand, today: date, days: WorkCalendar) -> Item:
    label, page = DEMAND[demand.state]
    meta = f"{demand.place.name} · {demand.get_state_display()}"
    if demand.answered_at is None and demand.state != D.RECEIVED:
        meta = _("%(meta)s · 还没答复") % {"meta": meta}
    return Item(
        title=called(demand),
        url=reverse("desk:demand_detail", args=[demand.pk]),
        label=label,
        go=reverse(page, args=[demand.pk]),
        lit=lit_demand(demand, today, days),
        meta=meta,
    )


def _states_of(roles: Collection[str]) -> list[str]:
    """The states of a project in which somebody with ``roles`` may have the next step."""
    return [
        state
        for state, steps in ACTIONS.items()
        if any(set(POLICY.rows[step.use_case].roles) & set(roles) for step in steps)
    ]


def _add_projects(found: Today, viewer: Person, today: date, days: WorkCalendar) -> None:
    roles = {post.role for post in viewer.posts_now()}
    watches = not roles.isdisjoint(WATCHERS)
    states = {*_states_of(roles), *(RUNNING if watches else ())}
    if not viewer.reach(POLICY.rows["projects.see_project"].roles):
        return
    rows = projects_for(viewer).filter(state__in=states)
    rows = soonest(with_money(with_missed(rows, today)))
    projects = list(rows[: MOST + 1])
    found.has_more |= len(projects) > MOST
    for project in projects[:MOST]:
        item, is_mine = _project(viewer, project, today, days)
        if is_mine:
            found.items.append(item)
        elif Role.INSTRUCTOR in roles or (watches and item.lit.kind in PRESSING):
            found.area.append(replace(item, label="", go=item.url))


def _project(
    viewer: Person, project: Project, today: date, days: WorkCalendar
) -> tuple[Item, bool]:
    """The project as a thing to do, and whether it is for ``viewer`` to do it."""
    money = money_of(project)
    step = next_step(project.state, Facts(money=money))
    is_mine = step is not None and viewer.holds(
        POLICY.rows[step.use_case].roles, project.place.path
    )
    url = reverse("desk:project_detail", args=[project.pk])
    label: Words = step.label if step else ""
    go = address(step, project.pk, money.application_id) if step else ""
    if project.state in (P.FORMING, P.RETURNED):
        label = _("补齐再报") if project.state == P.RETURNED else _("写方案")
        go = reverse("desk:plan_check", args=[project.pk])
    who = "" if is_mine else owner(project, step)
    meta = " · ".join(filter(None, [project.place.name, project.get_state_display(), who]))
    lit = lit_project(project, today, days)
    return Item(project.title, url, label, go or url, lit, meta), is_mine


def _add_held(found: Today, viewer: Person) -> None:
    if not viewer.reach(POLICY.rows["media.look_at_text"].roles):
        return
    if count := held_for(viewer).count():
        words = ngettext("%(count)s 段文字等着核对", "%(count)s 段文字等着核对", count)
        url = reverse("desk:held_list")
        meta = _("像有电话、证件号，核对后才公开")
        found.items.append(Item(words % {"count": count}, url, _("核对"), url, Lit(""), meta))


def _add_warnings(found: Today, viewer: Person, today: date) -> None:
    if viewer.reach(POLICY.rows["places.open_year"].roles):
        for year in years_missing(today):
            title = _("%(year)s 年的放假和调休还没录") % {"year": year}
            url = reverse("desk:calendar", args=[year])
            meta = _("不录，期限会算不准")
            found.items.append(Item(title, url, _("录入"), url, Lit(Light.WARN), meta))


def context_of(today: Today) -> dict[str, Any]:
    """What the page is drawn from."""
    late, warned = today.count(Light.LATE), today.count(Light.WARN)
    return {
        "items": today.items,
        "area": today.area,
        "has_more": today.has_more,
        "numbers": [
            {"label": _("要办"), "value": len(today.items), "unit": _("件")},
            {"label": _("超期"), "value": late, "unit": _("件"), "tone": "late" if late else ""},
            {
                "label": _("预警"),
                "value": warned,
                "unit": _("件"),
                "tone": "warn" if warned else "",
            },
        ],
    }
