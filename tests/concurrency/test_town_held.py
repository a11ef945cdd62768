"""Short names and project numbers are unique in a town, however many give them out at once."""

import pytest

from liban.places.actions import add_place
from liban.places.models import Level, Place
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 6


def test_places_added_at_once_in_different_areas_get_different_short_names(crowd):
    admin = make.system_admin()
    areas = [make.place(f"{make.TOWN}x{number}/") for number in range(THREADS)]

    def add(number):
        return add_place(
            actor=admin,
            parent_id=areas[number].pk,
            level=Level.VILLAGE,
            name=f"第{number}村",
            code="",
            now=make.NOW,
        )

    told = crowd(THREADS).together(add)
    assert {type(each) for each in told} == {Place}
    assert len({place.slug for place in told}) == THREADS
