"""Second screen: only a village or a community can be chosen."""

import pytest

from liban.demands.actions import place_draft
from liban.demands.models import Draft
from liban.demands.queries import draft_of
from liban.kit.refusal import BrokenRule, WrongState
from tests import make
from tests.demands.test_keep_draft import keep

pytestmark = pytest.mark.django_db


def put(token, path=make.VILLAGE):
    return place_draft(
        token=token,
        place_id=make.place(path).pk,
        location=" 祠堂门口 ",
        for_family=True,
        now=make.NOW,
    )


def test_keeps_where_it_is():
    draft = put(keep())
    assert (str(draft.place), draft.location, draft.for_family) == ("潭洲村", "祠堂门口", True)


@pytest.mark.parametrize("path", ["sd/", make.TOWN, "sd/cc/a1/"])
def test_refuses_a_town_or_an_area_and_changes_nothing(path):
    token = keep()
    with pytest.raises(BrokenRule):
        put(token, path)
    assert draft_of(token).place is None


def test_refuses_what_was_sent():
    sent = make.receipt().demand
    token = keep()
    Draft.objects.filter(demand=None).update(demand=sent)
    with pytest.raises(WrongState):
        put(token, make.OTHER_VILLAGE)
    assert draft_of(token).place is None
