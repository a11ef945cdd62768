"""What was done, by village and by kind; what runs and what came to nothing beside it."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from liban.approval.actions import refuse_application, terminate_project
from tests import make
from tests.web.portal.test_home import MOST_QUERIES, asked, text

pytestmark = pytest.mark.django_db
RESULTS = "/results/"


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


def test_without_results_it_says_what_will_stand_there(client):
    make.place(make.VILLAGE)
    assert "还没有办成的事。第一件办好以后，照片会放在这里。" in text(client.get(RESULTS))
    assert "这一类现在还没有。" in text(client.get(RESULTS, {"category": "party"}))
    assert "现在一件也没有。" in text(client.get(RESULTS, {"show": "running"}))


def test_only_what_was_accepted_is_a_result(client):
    make.finished()
    assert "一共 0 件" in text(client.get(RESULTS))
    running = text(client.get(RESULTS, {"show": "running"}))
    assert "一共 1 件" in running
    assert "做完了，等大家来看" in running


def test_results_are_filtered_by_kind_and_a_wrong_filter_shows_all(client):
    make.settled()
    assert "一共 1 件" in text(client.get(RESULTS, {"category": "living"}))
    assert "一共 0 件" in text(client.get(RESULTS, {"category": "party"}))
    assert "一共 1 件" in text(client.get(RESULTS, {"category": "' OR 1=1"}))
    assert "一共 1 件" in text(client.get(RESULTS, {"page": "-9999999999999999999999"}))


def test_a_village_is_two_taps_from_home(client):
    project = make.settled()
    village = reverse("portal:village", args=["tanzhou"])
    assert f'href="{village}"' in text(client.get("/"))
    page = text(client.get(village))
    assert "办成了 1 件" in page
    assert reverse("portal:project", args=[project.code]) in page


def test_a_village_shows_its_own_only_and_an_unknown_one_is_not_there(client):
    make.place(make.OTHER_VILLAGE)
    make.settled()
    page = text(client.get(reverse("portal:village", args=["lezhu"])))
    assert "这里还没有办成的事。有什么要办的，说一声。" in page
    assert client.get("/village/nowhere/").status_code == 404
    assert client.get("/village/cc/").status_code == 404


def test_what_was_refused_or_stopped_stands_there_with_its_reason(client):
    asked_for = make.application()
    refuse_application(
        actor=make.approver(),
        application_id=asked_for.pk,
        codes=["out_of_scope"],
        words="请用村里的经费。",
        now=make.NOW,
    )
    stopped = make.working()
    terminate_project(
        actor=make.approver(), project_id=stopped.pk, words="地要另用。", now=make.NOW
    )
    page = text(client.get(RESULTS, {"show": "ended"}))
    assert "镇里没有同意" in page
    assert "中途停了" in page
    url = reverse("portal:project", args=[asked_for.project.code])
    assert "请用村里的经费。" in text(client.get(url))
    url = reverse("portal:project", args=[stopped.code])
    assert "地要另用。" in text(client.get(url))


@pytest.mark.slow
def test_they_come_in_pages_and_ask_as_often_for_one_as_for_thirty(client):
    make.fund(yuan=9_000_000)
    make.settled()
    village = reverse("portal:village", args=["tanzhou"])
    once, there = asked(client, RESULTS), asked(client, village)
    for _ in range(29):
        make.settled()
    assert asked(client, RESULTS) == once <= MOST_QUERIES
    assert asked(client, village) == there <= MOST_QUERIES
    page = text(client.get(RESULTS))
    assert "第 1 页，共 2 页" in page
    assert page.count('<article class="project">') == 24
    second = text(client.get(RESULTS, {"page": "2", "category": "living"}))
    assert second.count('<article class="project">') == 6
    assert 'href="?category=living&amp;page=1"' in second
