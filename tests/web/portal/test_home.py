"""The home page: what to do here, what was done, what runs, what it cost."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from liban.places.models import Place
from tests import make

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


def text(page):
    return page.content.decode()


def asked(client, url):
    """How many times the page asks the database."""
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_without_any_project_each_part_says_what_will_stand_there(client):
    make.place(make.VILLAGE)
    page = text(client.get("/"))
    assert "第一件事办好以后，照片会放在这里" in page
    assert "今年的钱到位以后，每一笔都会写在这里。" in page
    assert reverse("portal:report") in page
    assert "潭洲村" in page
    assert "正在办的" not in page


def test_without_a_town_it_is_still_a_page(client):
    assert not Place.objects.exists()
    assert client.get("/").status_code == 200
    assert client.get("/about/").status_code == 200
    for name in ("portal:results", "portal:money"):
        assert client.get(reverse(name)).status_code == 404


def test_it_shows_what_was_done_with_its_number_days_and_cost(client):
    make.settled()
    page = text(client.get("/"))
    assert "路灯 68 盏" in page
    assert "用了 20 天 · 96,500 元" in page
    assert page.count("portal/") == 0
    assert len(re.findall(r'<img src="/photo/\d+/thumb.jpg"', page)) == 2


def test_it_shows_what_runs_with_light_and_day(client):
    project = make.working()
    page = text(client.get("/"))
    assert "正在办的 1 件" in page
    assert reverse("portal:project", args=[project.code]) in page
    assert "0 / 68 盏" in page


def test_the_first_thing_to_do_is_to_report(client):
    make.place(make.VILLAGE)
    page = text(client.get("/"))
    assert page.index(reverse("portal:report") + '">') < page.index("刚办好的事")
    assert len(re.findall('class="button main"', page)) == 1


def test_the_steps_carry_the_days_of_the_town(client):
    town = make.place(make.VILLAGE)
    Place.objects.get(path=make.TOWN).settings.create(name="demand.check_days", value="7")
    assert town
    assert "书记 7 个工作日内来看" in text(client.get("/"))


def test_the_money_line_is_this_years_ledger(client):
    make.fund(yuan=300_000, year=localdate().year)
    page = text(client.get("/"))
    assert "300,000 元办这些事，已经付了 0 元" in page


@pytest.mark.slow
def test_it_asks_as_often_for_one_as_for_thirty(client):
    make.fund(yuan=9_000_000)
    make.settled()
    make.working()
    once = asked(client, "/")
    for _ in range(14):
        make.settled()
        make.working()
    assert asked(client, "/") == once
    assert once <= MOST_QUERIES


def test_every_public_page_has_a_title_a_description_and_the_other_language(client):
    make.fund(yuan=300_000)
    project = make.settled()
    story = reverse("portal:project", args=[project.code])
    titles = set()
    for url in ("/", "/about/", "/results/", "/money/", "/village/tanzhou/", story):
        page = text(client.get(url))
        titles.add(re.search("<title>(.+?)</title>", page).group(1))
        assert re.search(r'<meta name="description" content="[^"]{10,}">', page)
        assert f'<link rel="canonical" href="http://testserver{url}">' in page
        assert f'hreflang="en" href="http://testserver/en{url}">' in page
        assert client.get(f"/en{url}").status_code == 200
    assert len(titles) == 6


def test_robots_may_read_what_is_public_only(client):
    page = client.get("/robots.txt")
    assert page.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /desk/" in text(page)
    assert "Disallow: /t/" in text(page)
    assert client.get("/favicon.ico").status_code == 301


def test_the_answer_is_not_kept_but_a_photo_is(client):
    project = make.settled()
    assert client.get("/").headers["Cache-Control"] == "no-store"
    number = project.photos.first().pk
    photo = client.get(reverse("portal:project_photo", args=[number, "thumb"]))
    assert photo.headers["Cache-Control"] == "public, max-age=3600"
    assert photo.headers["Content-Type"] == "image/jpeg"
    assert b"".join(photo.streaming_content)[:2] == b"\xff\xd8"
    for size in ("other", "digest"):
        url = reverse("portal:project_photo", args=[number, size])
        assert client.get(url).status_code == 404
    huge = reverse("portal:project_photo", args=[10**30, "thumb"])
    assert client.get(huge).status_code == 404
