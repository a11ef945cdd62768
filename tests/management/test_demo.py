"""The demo town: lived in, in every state and light, and nothing bad about a real village."""

import io
import json
import stat

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.timezone import localdate

from liban.demands.models import Demand
from liban.demands.queries import light_of as demand_light
from liban.demands.states import State as DemandState
from liban.funds.models import Fund
from liban.funds.queries import balances
from liban.journal.queries import faults
from liban.kit.light import Light
from liban.kit.privacy import hits
from liban.people.models import Person
from liban.places.models import Place
from liban.places.queries import calendar, units
from liban.projects.models import Category, Outcome, Project
from liban.projects.queries import light_of
from liban.projects.states import State

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def demo(settings, tmp_path):
    settings.DATA = tmp_path
    settings.FILES = tmp_path / "files"
    call_command("load_demo", stdout=io.StringIO())
    return tmp_path


def test_the_demo_town(demo):
    projects = list(Project.objects.select_related("place"))
    today, days = localdate(), calendar()
    lights = {project.pk: light_of(project, today, days) for project in projects}

    assert {project.state for project in projects} == set(State)
    assert set(lights.values()) >= set(Light)
    assert {project.category for project in projects} == set(Category)
    assert len(units()) == 16
    assert sorted(unit.code for unit in units() if unit.code)[0] == "440606101001"
    _nothing_bad_about_a_real_village(projects, lights, today, days)
    _real_quantities()
    _money_and_journal_hold()
    _accounts(demo)


def _nothing_bad_about_a_real_village(projects, lights, today, days):
    bad = {State.REFUSED, State.RETURNED, State.REPAIR, State.WITHDRAWN, State.TERMINATED}
    for project in projects:
        if project.state in bad or lights[project.pk] == Light.LATE:
            assert project.place.name == "示范村", project
    for demand in Demand.objects.select_related("place"):
        ended = demand.state in (DemandState.DECLINED, DemandState.REOPENED)
        if ended or demand_light(demand, today, days) == Light.LATE:
            assert demand.place.name == "示范村", demand


def _real_quantities():
    counted = {
        (outcome.project.place.name, outcome.name, outcome.accepted)
        for outcome in Outcome.objects.select_related("project__place")
    }
    assert ("潭洲村", "路灯", 68) in counted
    assert ("勒竹社区", "太阳能路灯", 14) in counted


def _money_and_journal_hold():
    assert list(faults()) == []
    for fund in Fund.objects.all():
        pockets = balances(fund)
        assert fund.free_fen == pockets["free"] > 0
        assert fund.committed_fen == pockets["committed"] > 0
        assert fund.paid_fen == pockets["paid"] > 0
    words = [demand.words + demand.title + demand.location for demand in Demand.objects.all()]
    assert not [text for text in words if hits(text)]


def _accounts(folder):
    path = folder / "demo-accounts.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    rows = json.loads(path.read_text())
    assert set(rows[0]) == {"username", "password", "role", "place"}
    for row in rows:
        assert len(row["password"]) >= 12
    first = Person.objects.get(username=rows[0]["username"])
    assert first.check_password(rows[0]["password"])


def test_refuses_to_load_into_a_database_that_holds_anything_else():
    Place.objects.create(level="district", name="别的区", slug="x", path="x/")
    with pytest.raises(CommandError, match="数据库里已经有内容"):
        call_command("load_demo", stdout=io.StringIO())
    assert (Place.objects.count(), Project.objects.count()) == (1, 0)
