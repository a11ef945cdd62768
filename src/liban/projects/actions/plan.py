"""Before the application: form a project from demands, plan it, or give it up."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.demands.steps import check_version, free_demands, lock_demand, lock_demands
from liban.demands.steps import move as move_demand
from liban.journal.steps import record
from liban.kit.refusal import BrokenRule
from liban.kit.use_case import use_case
from liban.people.models import Person
from liban.policy import require
from liban.projects.events import DemandAdded, PlanChanged, ProjectFormed, ProjectWithdrawn
from liban.projects.models import (
    BudgetLine,
    Category,
    FundingShare,
    Kind,
    Milestone,
    Outcome,
    Project,
    Source,
)
from liban.projects.rules import Idea, MoneyPlan, PeoplePlan, WorkPlan, check_shares
from liban.projects.states import EDITABLE, State
from liban.projects.steps import (
    check_editable,
    demands_of,
    hold_words,
    lock_project,
    move,
    next_code,
    stage_due,
    year_of,
)


@use_case
def form_project(*, actor: Person, demand_ids: Sequence[int], idea: Idea, now: datetime) -> Project:
    """The secretary takes up one or more demands of the village and makes a project of them."""
    demands = lock_demands(demand_ids)
    if not demands:
        raise BrokenRule(_("请先选好诉求，再形成项目。"))
    place = demands[0].place
    require(actor, "projects.form_project", place)
    if any(demand.place_id != place.pk for demand in demands):
        raise BrokenRule(_("一个项目只能包含同一个村（社区）的诉求。"))
    _check_idea(idea)

    today = localdate(now)
    project = Project.objects.create(
        code=next_code(place, year_of(now)),
        place=place,
        title=idea.title.strip(),
        category=idea.category,
        kind=idea.kind,
        lead=actor,
        location=demands[0].location,
        formed_at=now,
        stage_since=today,
        stage_due_on=stage_due(place, State.FORMING, today),
    )
    for demand in demands:
        move_demand(demand, "projects.form_project", today=today, limit="demand.form_days")
        Source.objects.create(project=project, demand=demand)

    formed = ProjectFormed(project_id=project.pk, demand_ids=[demand.pk for demand in demands])
    record(formed, about=project, actor=actor, now=now)
    return project


def _check_idea(idea: Idea | WorkPlan) -> None:
    if not idea.title.strip():
        raise BrokenRule(_("请写项目名称：哪里、什么东西、做什么。"))
    if idea.category not in Category.values or idea.kind not in Kind.values:
        raise BrokenRule(_("请选择项目类别和性质。"))


@use_case
def add_demand(*, actor: Person, project_id: int, demand_id: int, now: datetime) -> Project:
    """One more demand that the same project answers."""
    project, demand = lock_project(project_id), lock_demand(demand_id)
    require(actor, "projects.add_demand", project)
    check_editable(project, EDITABLE, _("已经申报的项目不能再加诉求。"))
    if demand.place_id != project.place_id:
        raise BrokenRule(_("一个项目只能包含同一个村（社区）的诉求。"))
    move_demand(demand, "projects.add_demand", today=localdate(now), limit="demand.form_days")
    Source.objects.create(project=project, demand=demand)
    event = DemandAdded(project_id=project.pk, demand_id=demand.pk)
    record(event, about=project, actor=actor, now=now)
    return project


@use_case
def plan_work(
    *, actor: Person, project_id: int, version: int, plan: WorkPlan, now: datetime
) -> Project:
    """First screen: what is to be made, measured how, by when. Kept as a draft at each screen."""
    project = lock_project(project_id)
    require(actor, "projects.plan_work", project)
    _check_plan(project, version)
    _check_idea(plan)
    if plan.plan_start_on and plan.plan_end_on and plan.plan_end_on < plan.plan_start_on:
        raise BrokenRule(_("计划完工要在计划开工之后。"))
    if any(target.planned < 1 for target in plan.targets):
        raise BrokenRule(_("计划数量要大于零。"))

    project.title, project.category, project.kind = plan.title.strip(), plan.category, plan.kind
    project.location, project.background = plan.location.strip(), plan.background.strip()
    project.plan_start_on, project.plan_end_on = plan.plan_start_on, plan.plan_end_on
    project.outcomes.all().delete()
    for target in plan.targets:
        Outcome.objects.create(
            project=project, name=target.name, planned=target.planned, unit=target.unit
        )
    project.milestones.all().delete()
    for step in plan.steps:
        Milestone.objects.create(project=project, name=step.name, planned_on=step.planned_on)
    names = [name for target in plan.targets for name in (target.name, target.unit)]
    hold_words(project, project.title, project.location, project.background, *names, now=now)
    return _planned(project, "work", actor, now)


@use_case
def plan_money(
    *, actor: Person, project_id: int, version: int, plan: MoneyPlan, now: datetime
) -> Project:
    """Second screen: the estimate and who pays; both sums must be the same."""
    project = lock_project(project_id)
    require(actor, "projects.plan_money", project)
    _check_plan(project, version)
    if any(line.quantity <= 0 or line.price_fen < 0 for line in plan.lines):
        raise BrokenRule(_("数量要大于零，单价不能是负数。"))
    if any(share.fen <= 0 for share in plan.shares):
        raise BrokenRule(_("每一份资金都要大于零。"))
    check_shares(plan.lines, plan.shares)

    project.builder = plan.builder.strip()
    project.budget.all().delete()
    for line in plan.lines:
        BudgetLine.objects.create(
            project=project,
            name=line.name,
            quantity=line.quantity,
            unit=line.unit,
            price_fen=line.price_fen,
            total_fen=line.total_fen,
        )
    project.funding.all().delete()
    for share in plan.shares:
        FundingShare.objects.create(project=project, source=share.source, fen=share.fen)
    hold_words(project, project.builder, *[line.name for line in plan.lines], now=now)
    return _planned(project, "money", actor, now)


@use_case
def plan_people(
    *, actor: Person, project_id: int, version: int, plan: PeoplePlan, now: datetime
) -> Project:
    """Third screen: for whom it is, why the secretary leads it, who looks after it later."""
    project = lock_project(project_id)
    require(actor, "projects.plan_people", project)
    _check_plan(project, version)
    project.households, project.people = plan.households, plan.people
    project.why_secretary, project.upkeep = plan.why_secretary.strip(), plan.upkeep.strip()
    hold_words(project, project.upkeep, now=now)
    return _planned(project, "people", actor, now)


def _check_plan(project: Project, version: int) -> None:
    check_editable(project, EDITABLE, _("已经申报的方案不能再改，需要改请先请镇里退回。"))
    check_version(project, version)


def _planned(project: Project, part: str, actor: Person, now: datetime) -> Project:
    project.version += 1
    project.save()
    event = PlanChanged(project_id=project.pk, part=part, version=project.version)
    record(event, about=project, actor=actor, now=now)
    return project


@use_case
def withdraw_project(*, actor: Person, project_id: int, words: str, now: datetime) -> Project:
    """Given up before the decision; the demands go back to be dealt with in another way."""
    project = lock_project(project_id)
    require(actor, "projects.withdraw_project", project)
    if not words.strip():
        raise BrokenRule(_("请写一句为什么撤项。"))
    demands = demands_of(project)
    move(project, "projects.withdraw_project", today=localdate(now), ended_because=words.strip())
    free_demands(demands, "projects.withdraw_project", now=now)
    record(ProjectWithdrawn(project_id=project.pk), about=project, actor=actor, now=now)
    return project
