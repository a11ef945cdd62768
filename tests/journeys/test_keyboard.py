"""Reporting, rating, dealing with a new one and deciding, with the keyboard alone (U08)."""

import pytest

from liban.demands.models import Demand
from liban.demands.states import State
from tests import make
from tests.journeys.keys import KeyHand
from tests.journeys.street_lights import march
from tests.journeys.town import Town

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.browser,
]


@pytest.fixture
def town(wall):
    return Town(wall, march(2))


@pytest.fixture
def hand(live_server, desk):
    return KeyHand(desk, live_server.url)


def test_a_resident_reports(town, hand):
    hand.visit("/")
    hand.follow("反映问题")
    hand.fill(words="东区巷的路灯坏了。")
    hand.press("下一步")
    hand.pick("place", str(make.place().pk))
    hand.fill(location="二巷口")
    hand.press("下一步")
    hand.press("交给书记")
    assert "收到了" in hand.words


def test_a_resident_rates(town, hand):
    made = make.accepted(by=town.people["secretary"])
    hand.visit(f"/t/{made.demands.get().requesters.get().code}/")
    hand.pick("solved", "partly")
    hand.pick("grade", "mostly")
    hand.press("评好了")
    assert "解决了一部分，基本满意" in hand.words


def test_the_secretary_deals_with_a_new_one(town, hand):
    made = make.demand("东区巷的路灯坏了。")
    town.sign_in(hand, "secretary")
    hand.follow("东区巷的路灯坏了")
    hand.fill(title="东区巷路灯坏了")
    hand.press("情况属实，核实")
    assert Demand.objects.get(pk=made.pk).state == State.CHECKED


def test_the_approver_decides(town, hand):
    make.application(by=town.people["secretary"])
    town.sign_in(hand, "approver")
    hand.follow("审批")
    hand.pick("decision", "approve")
    hand.press("确定")
    assert "98,000元" in hand.words


def test_the_decision_stands_on_one_screen(town, hand):
    """At 1280 × 800 nothing has to be scrolled: sum, balance after, checks, the four choices."""
    hand.page.set_viewport_size({"width": 1280, "height": 800})
    asked = make.application(by=town.people["secretary"])
    town.sign_in(hand, "approver", f"/desk/applications/{asked.pk}/")
    for what in (".sums", ".checks", ".verdict", "main button[type=submit]"):
        box = hand.page.locator(what).first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 800, what
