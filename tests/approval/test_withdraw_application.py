"""withdraw_application: the secretary takes it back before the decision."""

import pytest

from liban.approval.actions import return_application, withdraw_application
from liban.approval.models import Application, Decision
from liban.demands.states import State as DemandState
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from liban.projects.models import Project
from liban.projects.states import State
from tests import make
from tests.traces import refused

pytestmark = pytest.mark.django_db


def withdraw(asked, actor, words="村里自己修好了。"):
    return withdraw_application(
        actor=actor, application_id=asked.pk, words=words, now=make.later(1)
    )


def test_the_demands_are_dealt_with_otherwise():
    asked = make.application()
    withdraw(asked, asked.applicant)
    project = Project.objects.get()
    assert (project.state, project.ended_because) == (State.WITHDRAWN, "村里自己修好了。")
    assert project.demands.get().state == DemandState.CHECKED
    assert Application.objects.get().decision == Decision.WITHDRAWN


def test_refuses_without_a_sentence():
    asked = make.application()
    with refused(BrokenRule, "为什么撤回"):
        withdraw(asked, asked.applicant, " ")


@pytest.mark.parametrize("who", [make.approver, make.committee, make.stranger])
def test_only_the_secretary_takes_it_back(who):
    asked, other = make.application(), who()
    with refused(NotAllowed):
        withdraw(asked, other)


def test_refuses_after_a_decision():
    asked = make.application()
    return_application(
        actor=make.handler(),
        application_id=asked.pk,
        codes=["incomplete"],
        words="缺报价。",
        now=make.NOW,
    )
    with refused(WrongState, "已经处理过"):
        withdraw(asked, asked.applicant)
