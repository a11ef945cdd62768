"""Looked at by somebody other than the builder, with residents present; or sent back to mend."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from liban.acceptance.actions import accept_project, ask_for_repair
from liban.acceptance.models import Inspection, Result
from liban.acceptance.rules import RepairList, Verdict
from liban.demands.states import State as DemandState
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from liban.people.models import Post
from liban.people.roles import Role
from liban.places.models import Setting
from liban.projects.actions import finish_repair
from liban.projects.models import Outcome, Project
from liban.projects.states import State
from tests import make
from tests.traces import refused

pytestmark = pytest.mark.django_db
NOW = make.later(22)
DUE = make.TODAY + timedelta(days=25)


def accept(project, actor, *, residents=2, counted=68):
    quantities = {} if counted is None else {project.outcomes.get().pk: counted}
    verdict = Verdict(residents=residents, words="都亮了。", quantities=quantities)
    return accept_project(actor=actor, project_id=project.pk, verdict=verdict, now=NOW)


def repair(project, actor, *, repairs="三号灯歪了。", due_on=DUE):
    found = RepairList(repairs=repairs, due_on=due_on, residents=1)
    return ask_for_repair(actor=actor, project_id=project.pk, found=found, now=NOW)


def test_acceptance_counts_closes_the_demands_and_moves_no_money():
    project = make.finished()
    inspection = accept(project, make.instructor(), counted=66)
    project.refresh_from_db()
    assert project.state == State.ACCEPTED
    assert (Outcome.objects.get().planned, Outcome.objects.get().accepted) == (68, 66)
    assert (inspection.result, inspection.builder) == (Result.PASSED, project.lead)
    assert project.demands.get().state == DemandState.DONE
    assert project.commitment.open_fen == 98_000_00


@pytest.mark.parametrize("counted", [None, -1])
def test_every_outcome_has_to_be_counted(counted):
    project, instructor = make.finished(), make.instructor()
    with refused(BrokenRule, "每一项成效"):
        accept(project, instructor, counted=counted)


def test_as_many_residents_as_the_town_asks_for():
    project, instructor = make.finished(), make.instructor()
    with refused(BrokenRule, "至少要有 2 位居民"):
        accept(project, instructor, residents=1)
    Setting.objects.create(place=make.place(make.TOWN), name="project.residents_least", value="1")
    assert accept(project, instructor, residents=1)


@pytest.mark.parametrize("act", [accept, repair])
def test_not_by_the_one_who_built_it(act):
    lead = make.secretary()
    project = make.finished(by=lead)
    Post.objects.create(
        person=lead, role=Role.INSTRUCTOR, place=make.place("sd/cc/a1/"), since=make.TODAY
    )
    del lead._posts
    with refused(NotAllowed, "自己组织施工的"):
        act(project, lead)


@pytest.mark.parametrize("act", [accept, repair])
@pytest.mark.parametrize("who", [make.committee, make.finance, make.stranger])
def test_only_instructor_and_office_look_at_it(act, who):
    project, other = make.finished(), who()
    with refused(NotAllowed):
        act(project, other)


@pytest.mark.parametrize("act", [accept, repair])
def test_refuses_before_it_is_finished(act):
    project, instructor = make.working(), make.instructor()
    with refused(WrongState):
        act(project, instructor)


def test_a_repair_has_a_list_and_a_day_and_the_month_runs_on():
    project, instructor = make.finished(), make.instructor()
    due = project.due_on
    repair(project, instructor)
    project.refresh_from_db()
    assert (project.state, project.stage_due_on, project.due_on) == (State.REPAIR, DUE, due)
    finish_repair(actor=project.lead, project_id=project.pk, words="扶正了。", now=NOW)
    accept(project, instructor)
    assert [row.result for row in Inspection.objects.all()] == [Result.REPAIR, Result.PASSED]


@pytest.mark.parametrize(
    "wrong", [{"repairs": " "}, {"due_on": make.TODAY + timedelta(days=22)}], ids=str
)
def test_a_repair_without_list_or_with_a_day_that_is_past_is_refused(wrong):
    project, instructor = make.finished(), make.instructor()
    with refused(BrokenRule):
        repair(project, instructor, **wrong)


def test_the_database_itself_refuses_the_builder_as_inspector():
    project = make.finished()
    inspection = accept(project, make.instructor())
    with pytest.raises(IntegrityError, match="inspection_not_by_builder"):
        Inspection.objects.filter(pk=inspection.pk).update(inspector=project.lead)


def test_the_database_itself_refuses_a_repair_without_a_list():
    inspection = repair(make.finished(), make.instructor())
    with pytest.raises(IntegrityError, match="inspection_repair_has_list"):
        Inspection.objects.filter(pk=inspection.pk).update(repairs="")


def test_the_database_itself_refuses_a_finished_project_without_a_day():
    project = make.finished()
    with pytest.raises(IntegrityError, match="project_finished_has_day"):
        Project.objects.filter(pk=project.pk).update(finished_on=None)


def test_what_is_done_counts_as_answered():
    demand = make.accepted().demands.get()
    assert demand.answered_at == demand.done_at == make.later(22)
