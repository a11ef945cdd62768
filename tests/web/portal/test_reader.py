"""What a reader taps: one's own village, the money, a whole story, English; without script too."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache

from tests import make

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.browser,
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(autouse=True)
def town():
    cache.clear()
    make.fund(yuan=900_000)
    make.settled()
    make.working()


def tap(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()


def test_each_thing_to_read_is_within_its_taps(live_server, phone_without_script):
    page = phone_without_script
    page.goto(live_server.url)
    tap(page, "潭洲村")
    assert page.get_by_role("heading", name="办成了 1 件").is_visible()
    tap(page, "东区巷道路灯更换")
    assert page.get_by_role("heading", name="街坊怎么说").is_visible()
    tap(page, "English")
    assert "/en/p/" in page.url
    page.goto(live_server.url)
    tap(page, "钱花在哪")
    assert page.get_by_role("heading", name="花在哪个村（社区）").is_visible()


@pytest.mark.parametrize("size", ["standard", "big", "huge"])
def test_no_page_breaks_a_rule_or_runs_off_sideways(live_server, phone, size):
    phone.context.add_cookies([{"name": "size", "value": size, "url": live_server.url}])
    story = "/p/CC-潭洲-2026-01/"
    for url in ("/", "/results/", "/village/tanzhou/", story, "/money/", "/about/"):
        phone.goto(live_server.url + url)
        found = Axe().run(phone, options={"runOnly": RULES}).response["violations"]
        assert [rule["id"] for rule in found] == [], url
        assert phone.evaluate(SIDEWAYS) <= 0, url
