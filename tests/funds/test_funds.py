"""open_fund, appropriate, return_to_treasury: the year's money comes and goes by the ledger."""

import pytest
from django.db import IntegrityError

from liban.funds.actions import appropriate, open_fund, return_to_treasury
from liban.funds.models import Commitment, Fund, Movement, Pocket, Transfer
from liban.funds.queries import VIEWS, balances, commitments_of, proof_of, rows_of, sum_of
from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from tests import make
from tests.traces import refused

pytestmark = pytest.mark.django_db


def opened(actor=None, *, at=make.TOWN, year=2026):
    return open_fund(
        actor=actor or make.approver(),
        place_id=make.place(at).pk,
        code="shuji_liban",
        name="书记立办",
        year=year,
        now=make.NOW,
    )


def move(use_case, fund, actor, fen):
    return use_case(actor=actor, fund_id=fund.pk, fen=fen, voucher="拨-1", now=make.NOW)


def test_a_fund_is_opened_empty_one_a_year():
    first, second = opened(), opened(year=2027)
    assert (first.appropriated_fen, first.free_fen) == (0, 0)
    assert first.programme == second.programme
    approver = make.approver()
    with refused(WrongState, "已经设立"):
        opened(approver)


def test_a_fund_belongs_to_a_town_or_district():
    approver = make.approver()
    make.place(make.VILLAGE)
    with refused(BrokenRule, "镇或区"):
        opened(approver, at=make.VILLAGE)


@pytest.mark.parametrize("who", [make.finance, make.handler, make.secretary])
def test_only_the_approver_opens_a_fund(who):
    other = who()
    with refused(NotAllowed):
        opened(other)


def test_money_in_is_free_at_once():
    fund = move(appropriate, opened(), make.finance(), 300_000_00)
    assert (fund.appropriated_fen, fund.free_fen) == (300_000_00, 300_000_00)
    row = Transfer.objects.get()
    assert (row.source, row.target, row.voucher) == (Pocket.TREASURY, Pocket.FREE, "拨-1")
    assert Entry.objects.latest("id").facts["fen"] == 300_000_00


def test_only_free_money_is_given_back():
    make.approved()
    fund, finance = Fund.objects.get(), make.finance()
    with refused(BrokenRule, "可用的 202,000 元"):
        move(return_to_treasury, fund, finance, 202_000_01)
    fund = move(return_to_treasury, fund, finance, 202_000_00)
    assert (fund.returned_fen, fund.free_fen) == (202_000_00, 0)
    assert proof_of(fund).holds


@pytest.mark.parametrize("use_case", [appropriate, return_to_treasury])
@pytest.mark.parametrize("fen", [0, -1])
def test_refuses_nothing_and_less(use_case, fen):
    fund, finance = make.fund(yuan=10), make.finance()
    with refused(BrokenRule, "大于零"):
        move(use_case, fund, finance, fen)


@pytest.mark.parametrize("use_case", [appropriate, return_to_treasury])
@pytest.mark.parametrize("who", [make.approver, make.handler, make.secretary])
def test_only_finance_moves_money_in_and_back(use_case, who):
    fund, other = make.fund(yuan=10), who()
    with refused(NotAllowed):
        move(use_case, fund, other, 1)


def test_each_number_equals_the_rows_behind_it():
    make.settled()
    fund = Fund.objects.get()
    numbers = {
        "total": fund.appropriated_fen,
        "committed": fund.committed_fen,
        "paid": fund.paid_fen,
        "returned": fund.returned_fen,
        "free": fund.free_fen,
    }
    assert {view: sum_of(rows_of(fund, view), signs) for view, signs in VIEWS.items()} == numbers
    assert commitments_of(fund).open_fen == fund.committed_fen == 96_500_00
    assert sum(balances(fund).values()) == 0


def test_the_proof_fails_when_a_sum_does_not_follow_from_the_rows():
    fund = make.fund(yuan=10)
    Fund.objects.filter(pk=fund.pk).update(appropriated_fen=11_00)
    assert not proof_of(Fund.objects.get()).holds


@pytest.mark.parametrize(
    "sums", [{"committed_fen": 1_001}, {"paid_fen": -1}, {"paid_fen": 600, "returned_fen": 600}]
)
def test_the_database_itself_refuses_an_overspent_or_negative_fund(sums):
    fund = make.fund(yuan=10)
    with pytest.raises(IntegrityError):
        Fund.objects.filter(pk=fund.pk).update(**sums)


@pytest.mark.parametrize("sums", [{"paid_fen": 98_000_01}, {"released_fen": -1}])
def test_the_database_itself_refuses_an_overpaid_commitment(sums):
    make.approved()
    with pytest.raises(IntegrityError):
        Commitment.objects.update(**sums)


def test_the_database_itself_refuses_to_change_or_remove_a_row():
    make.fund(yuan=10)
    with pytest.raises(Exception, match="append"):
        Transfer.objects.update(fen=1)


def test_the_database_itself_refuses_a_row_that_moves_nothing():
    fund = make.fund(yuan=10)
    row = Transfer(
        fund=fund,
        movement=Movement.PAY,
        source=Pocket.FREE,
        target=Pocket.FREE,
        fen=1,
        on=make.TODAY,
        by=make.finance(),
        at=make.NOW,
    )
    with pytest.raises(IntegrityError, match="transfer_moves"):
        row.save()
