"""The light of a thing with the words that stand beside it: how long there is, until when."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liban.demands.queries import Demand
from liban.demands.queries import clock_of as demand_clock
from liban.demands.states import State as DemandState
from liban.kit.calendar import WorkCalendar
from liban.kit.light import Clock, Light, days_left, light
from liban.projects.queries import Project
from liban.projects.queries import clock_of as project_clock
from liban.projects.states import ENDED


@dataclass(frozen=True)
class Lit:
    """``kind`` is "" for what ended without being done; ``due`` is the nearest of its limits."""

    kind: str
    note: str = ""
    due: date | None = None


def words_left(due: date | None, today: date, calendar: WorkCalendar) -> str:
    """还有 3 个工作日, 今天到期, 过了 2 个工作日."""
    if due is None:
        return ""
    days = days_left(due, today, calendar)
    if due == today:
        return _("今天到期")
    if days < 0:
        late = ngettext("过了 %(days)s 个工作日", "过了 %(days)s 个工作日", -days)
        return late % {"days": -days}
    left = ngettext("还有 %(days)s 个工作日", "还有 %(days)s 个工作日", days)
    return left % {"days": days}


def _lit(clock: Clock, today: date, calendar: WorkCalendar) -> Lit:
    dues = [clock.stage.due if clock.stage else None, clock.month_due]
    due = min((each for each in dues if each), default=None)
    return Lit(light(clock, today, calendar), words_left(due, today, calendar), due)


def lit_demand(demand: Demand, today: date, calendar: WorkCalendar) -> Lit:
    if demand.state in (DemandState.DECLINED, DemandState.MERGED):
        return Lit("")
    if demand.state == DemandState.DONE:
        return Lit(Light.DONE)
    return _lit(demand_clock(demand), today, calendar)


def lit_project(project: Project, today: date, calendar: WorkCalendar) -> Lit:
    """Of a project that ``with_missed`` has read."""
    if project.state in ENDED:
        return Lit("")
    clock = project_clock(project, bool(getattr(project, "missed", False)))
    return Lit(Light.DONE) if clock.done else _lit(clock, today, calendar)
