"""Short names and project numbers are unique in a town, however many give them out at once."""

import pytest

from liban.places.actions import add_place
from liban.places.models import Level, Place
from liban.projects.actions import form_project
from liban.projects.models import Category, Kind, Project
from liban.projects.rules import Idea
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


def test_a_village_and_a_community_of_one_name_get_different_project_numbers(crowd):
    twins = [make.place(f"{make.TOWN}a1/dazhou{number}/") for number in range(THREADS)]
    names = ("大洲村", "大洲社区", "大洲")
    for number, twin in enumerate(twins):
        twin.name = names[number % len(names)]
        twin.save()
    demands = [make.checked(twin.path) for twin in twins]
    secretaries = [make.secretary(twin.path) for twin in twins]
    idea = Idea(title="大洲路灯更换", category=Category.LIVING, kind=Kind.WORKS)

    def form(number):
        return form_project(
            actor=secretaries[number], demand_ids=[demands[number].pk], idea=idea, now=make.NOW
        )

    told = crowd(THREADS).together(form)
    assert {type(each) for each in told} == {Project}
    numbers = [f"CC-大洲-2026-{number:02d}" for number in range(1, THREADS + 1)]
    assert sorted(project.code for project in told) == numbers
