"""settle, pay, close, archive: what happens to the money, to the fen."""

import pytest
from django.db import IntegrityError

from liban.acceptance.actions import (
    archive_project,
    close_project,
    pay_project,
    settle_project,
)
from liban.acceptance.models import Settlement
from liban.funds.models import Commitment, Fund, Movement, Transfer
from liban.funds.queries import proof_of
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from liban.people.models import Post
from liban.people.roles import Role
from liban.projects.models import Project
from liban.projects.states import State
from tests import make
from tests.traces import refused

pytestmark = pytest.mark.django_db
NOW = make.later(26)


def settle(project, actor, *, total=96_500_00, fund=96_500_00):
    return settle_project(
        actor=actor, project_id=project.pk, total_fen=total, fund_fen=fund, now=NOW
    )


def pay(project, actor, fen, *, voucher="付-1", on=make.TODAY):
    return pay_project(
        actor=actor, project_id=project.pk, fen=fen, voucher=voucher, paid_on=on, now=NOW
    )


def test_what_was_saved_is_free_again_at_once():
    settle(make.accepted(), make.handler())
    fund, commitment = Fund.objects.get(), Commitment.objects.get()
    assert (commitment.released_fen, commitment.open_fen) == (1_500_00, 96_500_00)
    assert (fund.committed_fen, fund.free_fen) == (96_500_00, 203_500_00)
    assert proof_of(fund).holds


def test_nothing_is_released_when_all_was_needed():
    settle(make.accepted(), make.handler(), total=120_000_00, fund=98_000_00)
    assert not Transfer.objects.filter(movement=Movement.RELEASE).exists()
    assert Settlement.objects.get().total_fen == 120_000_00


@pytest.mark.parametrize(
    ("total", "fund", "why"),
    [
        (98_000_01, 98_000_01, "不能超过批准的 98,000 元"),
        (96_500_00, -1, "不能超过"),
        (90_000_00, 90_000_01, "不能少于专项资金"),
    ],
)
def test_refuses_sums_that_cannot_be(total, fund, why):
    project, handler = make.accepted(), make.handler()
    with refused(BrokenRule, why):
        settle(project, handler, total=total, fund=fund)


def test_settles_once_and_only_after_acceptance():
    project, handler = make.finished(), make.handler()
    with refused(WrongState, "验收合格以后"):
        settle(project, handler)


def test_a_second_settlement_is_refused():
    project, handler = make.settled(), make.handler()
    with refused(WrongState, "已经结算过"):
        settle(project, handler)


@pytest.mark.parametrize("who", [make.finance, make.approver, make.secretary])
def test_only_the_handler_settles(who):
    project, other = make.accepted(), who()
    with refused(NotAllowed):
        settle(project, other)


def test_not_the_one_who_built_it():
    project = make.accepted()
    lead = project.lead
    Post.objects.create(
        person=lead, role=Role.HANDLER, place=make.place(make.TOWN), since=make.TODAY
    )
    with refused(NotAllowed, "自己组织施工的"):
        settle(project, lead)


def test_money_is_paid_in_parts_never_more_than_is_open():
    project, finance = make.settled(), make.finance()
    pay(project, finance, 50_000_00)
    with refused(BrokenRule, "不超过还没付的 46,500 元"):
        pay(project, finance, 46_500_01)
    pay(project, finance, 46_500_00)
    fund = Fund.objects.get()
    assert (fund.committed_fen, fund.paid_fen) == (0, 96_500_00)
    assert proof_of(fund).holds


@pytest.mark.parametrize(
    "wrong",
    [{"voucher": " "}, {"on": make.TODAY.replace(month=12)}, {"fen": 0}, {"fen": -5}],
    ids=str,
)
def test_refuses_a_payment_without_voucher_ahead_of_time_or_of_nothing(wrong):
    project, finance = make.settled(), make.finance()
    with refused(BrokenRule):
        pay(project, finance, **{"fen": 1_00, **wrong})


def test_refuses_to_pay_before_the_settlement():
    project, finance = make.accepted(), make.finance()
    with refused(WrongState, "先结算"):
        pay(project, finance, 1_00)


@pytest.mark.parametrize("who", [make.handler, make.approver, make.secretary])
def test_only_finance_pays(who):
    project, other = make.settled(), who()
    with refused(NotAllowed):
        pay(project, other, 1_00)


def test_closed_only_when_settled_and_paid_to_the_last_fen():
    project, handler = make.accepted(), make.handler()
    with refused(BrokenRule, "还没有结算"):
        close_project(actor=handler, project_id=project.pk, now=NOW)
    settle(project, handler)
    finance = make.finance()
    pay(project, finance, 96_499_99)
    with refused(BrokenRule, "还有 0.01 元 没有拨付"):
        close_project(actor=handler, project_id=project.pk, now=NOW)
    pay(project, finance, 1)
    close_project(actor=handler, project_id=project.pk, now=NOW)
    archive_project(actor=handler, project_id=project.pk, now=NOW)
    assert Project.objects.get().state == State.ARCHIVED


@pytest.mark.parametrize("use_case", [close_project, archive_project])
@pytest.mark.parametrize("who", [make.secretary, make.finance, make.instructor])
def test_only_the_office_closes_and_archives(use_case, who):
    project, other = make.settled(), who()
    with refused(NotAllowed):
        use_case(actor=other, project_id=project.pk, now=NOW)


def test_nothing_is_archived_before_it_is_closed():
    project, handler = make.settled(), make.handler()
    with refused(WrongState):
        archive_project(actor=handler, project_id=project.pk, now=NOW)


def test_the_database_itself_refuses_a_fund_share_above_the_total():
    make.settled()
    with pytest.raises(IntegrityError, match="settlement_fund_within_total"):
        Settlement.objects.update(total_fen=1)
