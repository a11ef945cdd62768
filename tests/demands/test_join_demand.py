"""我也遇到了: one more person without words, once a phone."""

import pytest

from liban.demands.actions import join_demand
from liban.demands.models import Requester
from liban.demands.queries import requester_on, requesters_of
from liban.demands.states import State
from liban.journal.models import Entry
from liban.kit.refusal import WrongState
from tests import make

pytestmark = pytest.mark.django_db


def join(demand, device="d1"):
    return join_demand(demand_id=demand.pk, device=device, now=make.NOW)


def test_counts_a_phone_once():
    demand = make.demand()
    receipt = join(demand)
    assert join(demand) is None
    assert requesters_of(demand).count() == 2
    assert requester_on(demand, "d1").code == receipt.code
    assert requester_on(demand, "") is None
    assert Entry.objects.filter(name="demands.demand-joined").count() == 1


def test_who_joins_gives_no_words_and_no_phone():
    join(make.demand())
    who = Requester.objects.get(raised=False)
    assert (who.name, who.phone) == ("", "")


def test_refuses_what_has_ended_and_changes_nothing():
    demand = make.demand()
    type(demand).objects.filter(pk=demand.pk).update(state=State.DONE)
    entries = Entry.objects.count()
    with pytest.raises(WrongState):
        join(demand)
    assert requesters_of(demand).count() == 1
    assert Entry.objects.count() == entries
