"""请书记再来看看: somebody who is not content opens the matter again."""

from datetime import date

import pytest

from liban.demands.models import Demand, Requester
from liban.demands.states import State
from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, WrongState
from liban.satisfaction.actions import answer_question, ask_again
from liban.satisfaction.models import Answer
from liban.satisfaction.queries import answer_by
from liban.satisfaction.rules import Opinion
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def requester():
    return make.accepted().demands.get().requesters.get()


def answered(requester, *said):
    answer_question(code=requester.code, opinion=Opinion(*said), now=make.later(23))


def again(requester):
    return ask_again(code=requester.code, now=make.later(23))


def test_opens_the_matter_again_with_a_clock(requester):
    answered(requester, "no", "unsatisfied")
    demand = again(requester)
    assert (demand.state, demand.reopened_times, demand.done_at) == (State.REOPENED, 1, None)
    assert demand.stage_due_on == date(2026, 4, 1)
    assert Entry.objects.last().facts == {"demand_id": demand.pk, "times": 1}
    assert answer_by(Requester.objects.get()) is None
    assert Answer.objects.count() == 1


def test_refuses_without_an_answer(requester):
    with pytest.raises(BrokenRule):
        again(requester)
    assert Demand.objects.get().state == State.DONE


def test_refuses_who_is_content(requester):
    answered(requester, "yes", "satisfied")
    with pytest.raises(BrokenRule):
        again(requester)
    assert Demand.objects.get().reopened_times == 0


def test_refuses_a_second_time(requester):
    answered(requester, "no", "unsatisfied")
    again(requester)
    with pytest.raises(WrongState):
        again(requester)
    assert Demand.objects.get().reopened_times == 1
