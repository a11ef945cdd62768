"""Returned or refused: reasons from the list and a sentence; the clocks run on."""

import pytest

from liban.approval.actions import refuse_application, return_application
from liban.approval.models import Application, Decision
from liban.demands.states import State as DemandState
from liban.funds.models import Fund
from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from liban.media.models import Held
from liban.projects.models import Project
from liban.projects.states import State
from tests import make
from tests.traces import refused

pytestmark = pytest.mark.django_db
WORDS = "缺两份报价，缺村民会议记录。"


def act(use_case, asked, actor, *, codes=("incomplete",), words=WORDS):
    return use_case(
        actor=actor, application_id=asked.pk, codes=codes, words=words, now=make.later(1)
    )


def test_a_return_keeps_the_day_and_the_free_money():
    asked = make.application()
    due = asked.project.due_on
    act(return_application, asked, make.handler(), codes=("incomplete", "needs_talk"))
    asked.refresh_from_db()
    project = Project.objects.get()
    assert (project.state, project.due_on) == (State.RETURNED, due)
    assert (asked.decision, asked.codes) == (Decision.RETURNED, ["incomplete", "needs_talk"])
    assert asked.words == WORDS
    assert Fund.objects.get().committed_fen == 0
    assert Entry.objects.latest("id").facts["codes"] == ["incomplete", "needs_talk"]


def test_a_refusal_frees_the_demands_and_gives_its_reason():
    asked = make.application()
    act(refuse_application, asked, make.approver(), codes=("out_of_scope",), words="属于市政道路。")
    project = Project.objects.get()
    assert (project.state, project.ended_because) == (State.REFUSED, "属于市政道路。")
    assert project.demands.get().state == DemandState.CHECKED
    assert Application.objects.get().decision == Decision.REFUSED


def test_a_public_reason_with_a_phone_is_held_until_somebody_looked():
    asked = make.application()
    act(refuse_application, asked, make.approver(), words="请打 13812345678 问。")
    assert Held.objects.get().text == "请打 13812345678 问。"


@pytest.mark.parametrize("use_case", [return_application, refuse_application])
@pytest.mark.parametrize(
    ("codes", "words"), [((), WORDS), (("made_up",), WORDS), (("incomplete",), "  ")]
)
def test_refuses_without_reason_or_sentence(use_case, codes, words):
    asked, approver = make.application(), make.approver()
    with refused(BrokenRule):
        act(use_case, asked, approver, codes=codes, words=words)


@pytest.mark.parametrize("use_case", [return_application, refuse_application])
@pytest.mark.parametrize("who", [make.secretary, make.finance, make.stranger])
def test_only_the_town_office_sends_back_or_refuses(use_case, who):
    asked, other = make.application(), who()
    with refused(NotAllowed):
        act(use_case, asked, other)


def test_the_handler_may_return_but_not_refuse():
    asked, handler = make.application(), make.handler()
    with refused(NotAllowed):
        act(refuse_application, asked, handler)


@pytest.mark.parametrize("use_case", [return_application, refuse_application])
def test_nothing_is_decided_twice(use_case):
    asked, approver = make.application(), make.approver()
    act(return_application, asked, approver)
    with refused(WrongState, "已经处理过"):
        act(use_case, asked, approver)
