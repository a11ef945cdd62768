"""town_of, and the chain of the journal in which what happens at a place is kept."""

import pytest

from liban.journal.steps import record
from liban.places.events import PlaceAdded
from liban.places.queries import town_of
from liban.places.steps import Installation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "town"), [("sd/", "sd/"), (make.TOWN, make.TOWN), (make.VILLAGE, make.TOWN)]
)
def test_a_place_lies_in_its_town_and_a_district_is_its_own(path, town):
    assert town_of(make.place(path)).path == town


@pytest.mark.parametrize(("path", "chain"), [("sd/", "sd/"), (make.VILLAGE, make.TOWN)])
def test_what_happens_at_a_place_stands_in_the_chain_of_its_town(path, chain):
    place = make.place(path)
    added = PlaceAdded(place_id=place.pk, level=place.level)
    assert record(added, about=place, actor=None, now=make.NOW).chain == chain


def test_what_concerns_the_installation_itself_stands_in_a_chain_of_its_own():
    added = PlaceAdded(place_id=0, level="")
    assert record(added, about=Installation(), actor=None, now=make.NOW).chain == "/"
