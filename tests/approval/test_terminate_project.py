"""terminate_project: an approved project is stopped and what was not paid becomes free again."""

import pytest

from liban.approval.actions import terminate_project
from liban.demands.states import State as DemandState
from liban.funds.models import Commitment, Fund
from liban.funds.queries import proof_of
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from liban.people.models import Post
from liban.people.roles import Role
from liban.projects.models import Project
from liban.projects.states import State
from tests import make
from tests.traces import refused

pytestmark = pytest.mark.django_db


def stop(project, actor, words="管线要改，另外立项。"):
    return terminate_project(actor=actor, project_id=project.pk, words=words, now=make.later(5))


@pytest.mark.parametrize("build", [make.approved, make.working])
def test_the_money_is_free_again_and_the_demands_open(build):
    stop(build(), make.approver())
    project, fund = Project.objects.get(), Fund.objects.get()
    assert (project.state, project.ended_because) == (State.TERMINATED, "管线要改，另外立项。")
    assert (fund.committed_fen, fund.free_fen) == (0, 300_000_00)
    assert Commitment.objects.get().released_fen == 98_000_00
    assert proof_of(fund).holds
    assert project.demands.get().state == DemandState.CHECKED


def test_refuses_without_a_public_sentence():
    project, approver = make.approved(), make.approver()
    with refused(BrokenRule, "会公开"):
        stop(project, approver, " ")


@pytest.mark.parametrize("build", [make.complete, make.finished])
def test_refuses_before_the_approval_and_after_the_works(build):
    project, approver = build(), make.approver()
    with refused(WrongState):
        stop(project, approver)


@pytest.mark.parametrize("who", [make.handler, make.secretary, make.finance])
def test_only_the_approver_stops_it(who):
    project, other = make.approved(), who()
    with refused(NotAllowed):
        stop(project, other)


def test_not_by_the_one_who_applied():
    project = make.approved()
    lead = project.lead
    town = make.place(make.TOWN)
    Post.objects.create(person=lead, role=Role.APPROVER, place=town, since=make.TODAY)
    with refused(NotAllowed, "自己申报的"):
        stop(project, lead)
