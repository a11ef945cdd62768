"""Forming and planning a project: each rule refuses and leaves everything as it was."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from liban.demands.models import Demand
from liban.demands.states import State as DemandState
from liban.kit.refusal import BrokenRule, NotAllowed, Stale, WrongState
from liban.projects.actions import (
    add_demand,
    form_project,
    plan_money,
    plan_people,
    plan_work,
    withdraw_project,
)
from liban.projects.models import Project
from liban.projects.rules import (
    Idea,
    Line,
    MoneyPlan,
    PeoplePlan,
    Share,
    Target,
    WorkPlan,
    first_steps,
    first_targets,
    plain,
)
from liban.projects.states import State
from tests import make

pytestmark = pytest.mark.django_db
IDEA = Idea("东区巷换灯", "living", "works")
WORK = WorkPlan(
    "东区巷换灯", "living", "works", "东区巷", "晚上很暗。", (Target("路灯", 68, "盏"),)
)
MONEY = MoneyPlan((Line("灯", Decimal(2), "盏", 50_00),), (Share("fund", 100_00),))
PEOPLE = PeoplePlan(120, 400, "", "村委会")


def form(actor, *demands, idea=IDEA):
    keys = [demand.pk for demand in demands]
    return form_project(actor=actor, demand_ids=keys, idea=idea, now=make.NOW)


def plan(act, project, what, *, actor=None, version=None):
    version = version or Project.objects.get(pk=project.pk).version
    return act(
        actor=actor or project.lead,
        project_id=project.pk,
        version=version,
        plan=what,
        now=make.NOW,
    )


def test_a_project_answers_several_demands_of_one_village():
    secretary = make.secretary()
    demands = [make.checked(by=secretary) for _ in range(2)]
    project = form(secretary, *demands)
    assert (project.code, project.state) == ("CC-潭洲-2026-01", State.FORMING)
    assert {demand.state for demand in project.demands.all()} == {DemandState.IN_PROJECT}


@pytest.mark.parametrize(
    "idea", [replace(IDEA, title=" "), replace(IDEA, category="x"), replace(IDEA, kind="x")]
)
def test_a_project_needs_a_name_and_a_kind(idea):
    secretary = make.secretary()
    demand = make.checked(by=secretary)
    with pytest.raises(BrokenRule):
        form(secretary, demand, idea=idea)
    assert Demand.objects.get(pk=demand.pk).state == DemandState.CHECKED
    assert not Project.objects.exists()


def test_no_project_of_nothing_of_two_villages_or_of_what_is_not_checked():
    secretary = make.secretary()
    here, there = make.checked(by=secretary), make.checked(at=make.OTHER_VILLAGE)
    for demands, error in (((), BrokenRule), ((here, there), BrokenRule)):
        with pytest.raises(error):
            form(secretary, *demands)
    with pytest.raises(WrongState):
        form(secretary, make.demand())
    with pytest.raises(NotAllowed):
        form(make.committee(), here)
    assert not Project.objects.exists()


def test_one_more_demand_of_the_same_village():
    project, demand = make.project(), make.checked()
    add_demand(actor=project.lead, project_id=project.pk, demand_id=demand.pk, now=make.NOW)
    assert project.demands.count() == 2
    other = make.checked(at=make.OTHER_VILLAGE)
    with pytest.raises(BrokenRule):
        add_demand(actor=project.lead, project_id=project.pk, demand_id=other.pk, now=make.NOW)
    assert project.demands.count() == 2


def test_the_three_screens_are_kept_one_after_the_other():
    project = make.project()
    for act, what in ((plan_work, WORK), (plan_money, MONEY), (plan_people, PEOPLE)):
        project = plan(act, project, what)
    assert project.version == 4
    assert project.outcomes.get().planned == 68
    assert project.budget.get().total_fen == 100_00
    assert (project.households, project.upkeep) == (120, "村委会")


@pytest.mark.parametrize(
    ("act", "what"),
    [
        (plan_work, replace(WORK, targets=(Target("路灯", 0, "盏"),))),
        (plan_work, replace(WORK, plan_start_on=date(2026, 3, 2), plan_end_on=date(2026, 3, 1))),
        (plan_work, replace(WORK, title="")),
        (plan_money, replace(MONEY, lines=(Line("灯", Decimal(0), "盏", 1),))),
        (plan_money, replace(MONEY, lines=(Line("灯", Decimal(1), "盏", -1),))),
        (plan_money, replace(MONEY, shares=(Share("fund", 99_99),))),
        (plan_money, replace(MONEY, shares=(Share("fund", 0),))),
    ],
)
def test_a_plan_that_cannot_be_is_refused(act, what):
    project = make.project()
    with pytest.raises(BrokenRule):
        plan(act, project, what)
    project.refresh_from_db()
    assert project.version == 1
    assert not project.outcomes.exists()
    assert not project.budget.exists()


@pytest.mark.parametrize(
    ("act", "what"), [(plan_work, WORK), (plan_money, MONEY), (plan_people, PEOPLE)]
)
def test_nobody_writes_over_another_or_without_the_right_or_after_the_application(act, what):
    project = make.complete()
    with pytest.raises(Stale):
        plan(act, project, what, version=1)
    with pytest.raises(NotAllowed):
        plan(act, project, what, actor=make.stranger())
    applied = make.application(by=project.lead).project
    with pytest.raises(WrongState):
        plan(act, applied, what)
    project.refresh_from_db()
    assert project.outcomes.get().planned == 68


def test_given_up_the_demands_are_free_again():
    project = make.project()
    with pytest.raises(BrokenRule):
        withdraw_project(actor=project.lead, project_id=project.pk, words=" ", now=make.NOW)
    withdraw_project(actor=project.lead, project_id=project.pk, words="改为直办。", now=make.NOW)
    project.refresh_from_db()
    assert project.state == State.WITHDRAWN
    assert project.demands.get().state == DemandState.CHECKED


def test_the_plan_begins_with_what_is_usual():
    assert first_targets("东区巷道路灯更换") == [{"name": "路灯", "unit": "盏"}]
    assert first_targets("别的事") == []
    steps = first_steps("works", date(2026, 3, 2), date(2026, 3, 26))
    assert [(step.name, step.planned_on.day) for step in steps] == [
        ("材料到场", 8),
        ("做完一半", 14),
        ("做完", 26),
    ]


@pytest.mark.parametrize(
    ("quantity", "text"), [("40.00", "40"), ("12.50", "12.5"), ("100", "100"), ("0.01", "0.01")]
)
def test_quantities_are_written_as_people_write_them(quantity, text):
    assert plain(Decimal(quantity)) == text
