"""A page asks the database as often for thirty things as for one, and at most twelve times."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liban.demands.actions import join_demand, reply_to_demand
from liban.demands.models import Demand, Requester
from liban.kit.codes import new_code
from liban.people.models import Person
from liban.projects.actions import add_photo, report_progress
from liban.projects.models import Milestone, Outcome, Project
from tests import make
from tests.contracts.access.table import MATRIX
from tests.contracts.access.world import World, _accepted, undone, world
from tests.web.pages import address, reader

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
__all__ = ["world"]

MOST = 12
MANY = 29
PAGES = [key for key, row in MATRIX.items() if row.read and row.shows == 200]
# The machine that watches asks what it must; the door is allauth's.
APART = ("healthz", "readyz", "robots", "account_", "mfa_")
COUNTED = [key for key in PAGES if not key.startswith(APART)]


def questions(world: World, key: str) -> list[str]:
    """The statements of one reading, without those that only mark a transaction."""
    name = reader(MATRIX[key])
    url, client = address(world, key, name), world.client(name)
    with undone():
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            response = client.get(url)
            if response.streaming:
                b"".join(response.streaming_content)
    assert response.status_code == 200, url
    marks = ("SAVEPOINT", "RELEASE", "ROLLBACK")
    return [each["sql"] for each in caught if not each["sql"].startswith(marks)]


def grow(world: World) -> None:
    """Thirty of everything where there was one."""
    home, secretary = world.home, world.people["secretary"]
    at = make.VILLAGE
    for number in range(MANY):
        fresh = make.demand(f"第 {number} 盏灯坏了。", at)
        join_demand(demand_id=home.demands["fresh"].pk, device=f"d{number}", now=make.NOW)
        reply_to_demand(actor=secretary, demand_id=fresh.pk, words="明天去看。", now=make.NOW)
        make.committee(at)
    for number in range(MANY):
        _say(secretary, home.demands["fresh"], number)
    for name in ("forming", "complete", "working", "accepted", "closed"):
        _fill(home.projects[name])
    for name in ("complete", "working"):
        _picture(home.projects[name], secretary)
    for number in range(MANY):
        words = f"电话 138001380{number + 10}。"
        _report(home.projects["working"], secretary, words)
        _ask(home.projects["accepted"].demands.get())
    for _number in range(6):
        _accepted(at, secretary)


def _say(by: Person, demand: Demand, number: int) -> None:
    reply_to_demand(actor=by, demand_id=demand.pk, words=f"第 {number} 次答复。", now=make.NOW)


def _ask(demand: Demand) -> None:
    """One more who is asked; by hand, since nobody joins what is done."""
    code = new_code()
    Requester.objects.create(
        demand=demand, code=code, secret_digest=code, raised=False, joined_at=make.NOW
    )


def _report(project: Project, by: Person, words: str) -> None:
    how: dict[str, Any] = {"outcome_id": None, "done": None, "words": words, "now": make.NOW}
    report_progress(actor=by, project_id=project.pk, **how)


def _fill(project: Project) -> None:
    """More of what a plan holds; by hand, since the plan is closed in most states."""
    for number in range(MANY):
        Outcome.objects.create(project=project, name=f"灯 {number}", planned=9, unit="盏")
        Milestone.objects.create(project=project, name=f"节点 {number}", planned_on=make.TODAY)


def _picture(project: Project, by: Person) -> None:
    for number in range(MANY):
        add_photo(
            actor=by,
            project_id=project.pk,
            files=[make.photo_file()],
            phase="during",
            viewpoint=number + 2,
            caption="",
            now=make.NOW,
        )


@pytest.fixture(scope="module")
def counts(world: World) -> dict[str, tuple[list[str], list[str]]]:
    """What each page asked while there was one of everything, and when there were thirty."""
    few = {key: questions(world, key) for key in COUNTED}
    with undone():
        grow(world)
        many = {key: questions(world, key) for key in COUNTED}
    return {key: (few[key], many[key]) for key in COUNTED}


@pytest.mark.parametrize("key", COUNTED)
def test_thirty_things_are_read_as_cheaply_as_one(counts, key):
    few, many = counts[key]
    assert len(many) <= MOST, "\n".join(each[:160] for each in many)
    more = [each[:160] for each in many if each.split("WHERE")[0] not in "\n".join(few)]
    assert len(many) == len(few), "\n".join(more)


def test_the_count_sees_a_page_that_asks_for_each(world):
    with CaptureQueriesContext(connection) as caught:
        for project in Project.objects.all():
            assert project.place.name
    assert len(caught) > MOST
