"""The street lights of 潭洲村: from a resident's words to people who are content."""

import pytest

from liban.acceptance.actions import archive_project, close_project, pay_project
from liban.demands.actions import join_demand
from liban.demands.states import State as DemandState
from liban.funds.models import Fund, Pocket
from liban.funds.queries import balances
from liban.journal.queries import faults
from liban.projects.states import State
from liban.satisfaction.actions import answer_question, ask_again
from liban.satisfaction.queries import figures_of_project
from liban.satisfaction.rules import Opinion
from tests import make

pytestmark = pytest.mark.django_db


def test_the_whole_path_keeps_the_money_to_the_fen():
    project = make.settled()
    fund = Fund.objects.get()
    pay_project(
        actor=make.finance(),
        project_id=project.pk,
        fen=96_500_00,
        voucher="付-1",
        paid_on=make.SETTLED_ON,
        now=make.later(26),
    )
    close_project(actor=make.handler(), project_id=project.pk, now=make.later(27))
    archive_project(actor=make.handler(), project_id=project.pk, now=make.later(30))

    project.refresh_from_db()
    fund.refresh_from_db()
    assert project.state == State.ARCHIVED
    assert (fund.appropriated_fen, fund.committed_fen) == (300_000_00, 0)
    assert (fund.paid_fen, fund.free_fen) == (96_500_00, 203_500_00)
    assert balances(fund) == {
        Pocket.TREASURY: -300_000_00,
        Pocket.FREE: 203_500_00,
        Pocket.COMMITTED: 0,
        Pocket.PAID: 96_500_00,
    }
    assert list(faults()) == []


def test_people_are_asked_and_may_ask_again():
    project = make.accepted()
    demand = project.demands.get()
    first = demand.requesters.get()

    answer_question(code=first.code, opinion=Opinion("no", "unsatisfied"), now=make.later(23))
    assert figures_of_project(project).unsolved == 1
    ask_again(code=first.code, now=make.later(23))

    demand.refresh_from_db()
    assert (demand.state, demand.reopened_times) == (DemandState.REOPENED, 1)
    assert join_demand(demand_id=demand.pk, device="a", now=make.later(24))
    assert join_demand(demand_id=demand.pk, device="a", now=make.later(24)) is None
