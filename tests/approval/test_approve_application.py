"""approve_application: the promise that the money is there, given once, never by the applicant."""

import pytest
from django.db import IntegrityError

from liban.approval.actions import approve_application
from liban.approval.models import Application, Decision
from liban.funds.models import Commitment, Fund, Movement, Transfer
from liban.funds.queries import proof_of
from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from liban.people.models import Post
from liban.people.roles import Role
from liban.projects.models import Project
from liban.projects.states import State
from tests import make
from tests.traces import refused

pytestmark = pytest.mark.django_db


def approve(asked, actor=None, *, fen=None, words=""):
    return approve_application(
        actor=actor or make.approver(),
        application_id=asked.pk,
        granted_fen=asked.asked_fen if fen is None else fen,
        words=words,
        now=make.later(1),
    )


def test_the_money_is_set_aside_in_the_same_moment():
    approve(make.application())
    fund, project = Fund.objects.get(), Project.objects.get()
    assert (fund.committed_fen, fund.free_fen) == (98_000_00, 202_000_00)
    assert Commitment.objects.get(project=project).open_fen == 98_000_00
    assert project.state == State.APPROVED
    assert Transfer.objects.filter(movement=Movement.COMMIT).count() == 1
    assert proof_of(fund).holds
    assert Entry.objects.latest("id").facts["granted_fen"] == 98_000_00


def test_less_may_be_granted_with_a_reason():
    made = approve(make.application(), fen=90_000_00, words="灯具单价偏高。")
    assert (made.granted_fen, made.words) == (90_000_00, "灯具单价偏高。")
    assert Fund.objects.get().free_fen == 210_000_00


@pytest.mark.parametrize(
    ("fen", "words", "why"),
    [(90_000_00, " ", "写一句原因"), (98_000_01, "多", "不超过申请"), (0, "零", "大于零")],
)
def test_refuses_less_without_reason_more_than_asked_and_nothing(fen, words, why):
    asked, approver = make.application(), make.approver()
    with refused(BrokenRule, why):
        approve(asked, approver, fen=fen, words=words)


def test_refuses_when_the_fund_is_short_and_leaves_nothing_changed():
    make.fund(yuan=97_999)
    asked, approver = make.application(), make.approver()
    with refused(BrokenRule, "可用 97,999 元，需要 98,000 元"):
        approve(asked, approver)


def test_of_two_who_decide_the_second_gets_a_sentence():
    asked, second = make.application(), make.approver()
    approve(asked)
    with refused(WrongState, "已经处理过"):
        approve(asked, second)


def test_nobody_decides_on_their_own():
    lead = make.secretary()
    asked = make.application(by=lead)
    Post.objects.create(
        person=lead, role=Role.APPROVER, place=make.place(make.TOWN), since=make.TODAY
    )
    del lead._posts
    with refused(NotAllowed, "自己申报的"):
        approve(asked, lead)


@pytest.mark.parametrize("who", [make.handler, make.secretary, make.finance, make.instructor])
def test_only_the_approver_of_the_town_grants(who):
    asked, other = make.application(), who()
    with refused(NotAllowed):
        approve(asked, other)


def test_an_approver_of_another_town_may_not():
    asked, other = make.application(), make.approver("sd/bj/")
    with refused(NotAllowed):
        approve(asked, other)


def test_the_database_itself_refuses_the_applicant_and_too_much():
    asked = make.application()
    rows = Application.objects.filter(pk=asked.pk)
    with pytest.raises(IntegrityError, match="not_decided_by_applicant"):
        rows.update(decision=Decision.APPROVED, decided_by=asked.applicant)


def test_the_database_itself_refuses_more_than_asked():
    asked = make.application()
    with pytest.raises(IntegrityError, match="grants_at_most_asked"):
        Application.objects.filter(pk=asked.pk).update(granted_fen=asked.asked_fen + 1)


def test_the_database_itself_keeps_one_open_application_a_project():
    asked = make.application()
    asked.pk = None
    with pytest.raises(IntegrityError):
        asked.save(force_insert=True)
