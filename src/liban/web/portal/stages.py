"""What comes next for a demand: who does it and by when, in plain words, from the town's rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.demands.queries import Demand
from liban.demands.states import State
from liban.kit.calendar import WorkCalendar
from liban.places.queries import Settings
from liban.projects.queries import Project
from liban.projects.states import State as ProjectState
from liban.web.tags import day

P = ProjectState


@dataclass(frozen=True)
class Step:
    """One line of a timeline, in ready words: ``state`` is done, now or todo."""

    words: str
    state: str = "todo"
    at: str = ""
    who: str = ""
    due: str = ""
    note: str = ""


@dataclass(frozen=True)
class Plan:
    """By what the steps to come are dated."""

    today: date
    rows: Settings
    days: WorkCalendar

    def after(self, start: date, setting: str) -> date:
        """The last day of a limit that starts on ``start``, or today when that has passed."""
        return self.days.after(max(start, self.today), self.rows.number(setting))

    def month_after(self, start: date) -> date:
        month = timedelta(days=self.rows.number("project.month_days"))
        return max(start, self.today) + month


def promise(demand: Demand, rows: Settings, days: WorkCalendar) -> list[Step]:
    """The five steps of a new report, for the receipt."""
    on = localdate(demand.received_at)
    secretary = _("%(place)s书记") % {"place": demand.place}
    first = Step(_("收到了，交给%(who)s") % {"who": secretary}, "done", at=day(on))
    return [first, *_of_demand(demand, Plan(on, rows, days))]


def ahead(demand: Demand, project: Project | None, plan: Plan) -> list[Step]:
    """What is being done now (the first) and what comes after; nothing when it has ended."""
    if demand.state in (State.DONE, State.DECLINED, State.MERGED):
        return []
    if demand.state == State.IN_PROJECT and project:
        return _of_project(project, plan)
    return _of_demand(demand, plan)


def _of_demand(demand: Demand, plan: Plan) -> list[Step]:
    now = {State.RECEIVED: 0, State.CHECKED: 1, State.REOPENED: 1}.get(State(demand.state), 2)
    running = demand.stage_due_on or plan.today
    check = demand.check_due_on
    decide = running if now == 1 else plan.after(check, "demand.decide_days")
    finish = running if now == 2 else plan.month_after(plan.after(decide, "demand.form_days"))
    secretary = _("%(place)s书记") % {"place": demand.place}
    note = "" if now == 2 else _("小事会更快，要用钱的慢一些。")
    return _from(
        now,
        (
            Step(_("书记来看一看，给您回话"), who=secretary, due=day(check)),
            Step(_("定下怎么办"), who=secretary, due=day(decide)),
            Step(_("动手办好"), who=str(demand.place), due=day(finish), note=note),
            Step(_("请您评一评"), who=_("您")),
        ),
    )


_PLACE_IN_MONTH = {
    P.FORMING: 0,
    P.APPLIED: 1,
    P.RETURNED: 1,
    P.APPROVED: 2,
    P.WORKING: 2,
    P.FINISHED: 3,
    P.REPAIR: 3,
}


def _of_project(project: Project, plan: Plan) -> list[Step]:
    now = _PLACE_IN_MONTH.get(P(project.state), 4)
    running = project.stage_due_on or plan.today
    ask = running if now == 0 else plan.today
    decide = running if now == 1 else plan.after(ask, "project.decide_days")
    finish = project.due_on or plan.month_after(ask)
    look = running if now == 3 else plan.after(finish, "project.accept_days")
    secretary = _("%(place)s书记") % {"place": project.place}
    office = plan.rows.text("office.name")
    return _from(
        now,
        (
            Step(_("书记写方案，向镇里申请"), who=secretary, due=day(ask)),
            Step(_("镇里商量，定下来"), who=office, due=day(decide)),
            Step(_("动手办好"), who=str(project.place), due=day(finish)),
            Step(_("镇里和街坊来看办得好不好"), who=office, due=day(look)),
            Step(_("请您评一评"), who=_("您")),
        ),
    )


def _from(now: int, steps: Sequence[Step]) -> list[Step]:
    """The steps from the present one on; it is marked as being done."""
    current, *rest = steps[now:]
    marked = Step(current.words, "now", who=current.who, due=current.due, note=current.note)
    return [marked, *rest]
