import pytest

from liban.kit.scope import below, tenant
from liban.places.models import Place
from tests import make

pytestmark = pytest.mark.django_db


def found(*paths):
    rows = Place.objects.filter(below(paths, "path"))
    return list(rows.order_by("path").values_list("path", flat=True))


def test_below_a_path_lie_itself_and_all_that_begins_with_it():
    make.place(make.VILLAGE)
    make.place(make.OTHER_TOWN_VILLAGE)
    assert found("sd/cc/") == ["sd/cc/", "sd/cc/a1/", make.VILLAGE]
    assert found(make.VILLAGE, "sd/bj/a1/") == ["sd/bj/a1/", make.OTHER_TOWN_VILLAGE, make.VILLAGE]


def test_below_no_path_lies_nothing():
    make.place(make.VILLAGE)
    assert found() == []


@pytest.mark.parametrize(
    ("path", "town"),
    [(make.VILLAGE, "sd/cc/"), ("sd/cc/", "sd/cc/"), ("sd/", "sd/"), ("", "")],
)
def test_a_place_belongs_to_its_town_and_a_district_to_itself(path, town):
    assert tenant(path) == town
