"""Every light that pages show as days go by: at the desk, on the tracking page, in the story."""

from datetime import date, datetime, time

import pytest

from liban.acceptance.actions import ask_for_repair
from liban.acceptance.rules import RepairList
from liban.projects.actions import wait_for
from tests import make
from tests.journeys.clock import HERE, Wall
from tests.journeys.street_lights import TITLE, april, march
from tests.journeys.town import Town
from tests.journeys.walk import HttpHand

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# The word at the desk, and what residents read for it.
PLAIN = {"正常": "正在办", "预警": "快到期", "超期": "超期了", "等待": "在等别的单位"}
OWN = {word: word for word in PLAIN}


@pytest.fixture
def town(wall: Wall) -> Town:
    return Town(wall, march(2))


def morning(on: date) -> datetime:
    return datetime.combine(on, time(8), HERE)


def light_at(hand: HttpHand, path: str, after: str, before: str, words: dict[str, str]) -> str:
    """The light that stands on the page between the words ``after`` and ``before``."""
    hand.visit(path)
    part = hand.words.split("直接看正文", 1)[1].split(after, 1)[1].split(before, 1)[0]
    return "、".join(kind for kind, word in words.items() if word in part)


@pytest.mark.parametrize(
    ("received", "on", "kind", "note"),
    [
        (march(2), march(2), "正常", "还有3个工作日"),
        (march(2), march(3), "正常", "还有2个工作日"),
        (march(2), march(4), "预警", "还有1个工作日"),
        (march(2), march(5), "预警", "今天到期"),
        (march(2), march(6), "超期", "过了1个工作日"),
        # Over the week-end and 清明 (4 to 6 April) no working day goes by.
        (march(6), march(9), "正常", "还有2个工作日"),
        (april(2), april(6), "正常", "还有2个工作日"),
        (april(2), april(7), "预警", "还有1个工作日"),
        (april(2), april(9), "超期", "过了1个工作日"),
    ],
)
def test_a_demand_nobody_looked_at(town, wall, received, on, kind, note):
    receipt = make.receipt("东区巷的路灯坏了。", now=morning(received))
    wall.turn(on)
    desk, phone = HttpHand(), HttpHand()
    town.sign_in(desk, "secretary")
    for path in ("/desk/", "/desk/demands/"):
        assert light_at(desk, path, "东区巷的路灯坏了。", "潭洲村", OWN) == kind
        assert note in desk.words
    assert light_at(phone, f"/t/{receipt.code}/", "潭洲村的一件事", "编号", PLAIN) == kind


@pytest.mark.parametrize(
    ("stage", "on", "kind"),
    [
        # Three working days to begin.
        ("approved", march(3), "正常"),
        ("approved", march(4), "预警"),
        ("approved", march(6), "超期"),
        # The month, and half of the lamps by 17 March.
        ("working", march(16), "正常"),
        ("working", march(18), "预警"),
        ("working", april(1), "预警"),
        ("working", april(2), "超期"),
        # Finished on 22 March: three working days to come and look.
        ("finished", march(23), "正常"),
        ("finished", march(25), "预警"),
        ("finished", march(26), "超期"),
    ],
)
def test_a_project_on_its_way(town, wall, stage, on, kind):
    made = getattr(make, stage)(by=town.people["secretary"])
    wall.turn(on)
    assert lights_of(town, made) == [kind] * 3


def lights_of(town, made):
    """Of a project at the desk, in its list and on its page, and in the public story."""
    desk, phone = HttpHand(), HttpHand()
    town.sign_in(desk, "secretary")
    return [
        light_at(desk, "/desk/projects/", TITLE, "日（周", OWN),
        light_at(desk, f"/desk/projects/{made.pk}/", TITLE, "下一步", OWN),
        light_at(phone, f"/p/{made.code}/", TITLE, "一步一步", PLAIN),
    ]


def test_waiting_is_shown_until_it_presses(town, wall):
    made = make.working(by=town.people["secretary"])
    wait_for(actor=made.lead, project_id=made.pk, party="供电所", now=make.later(3))
    wall.turn(march(10))
    assert lights_of(town, made) == ["等待"] * 3
    wall.turn(march(30))
    assert lights_of(town, made) == ["预警"] * 3


def test_a_repair_takes_the_month_up_again(town, wall):
    made = make.finished(by=town.people["secretary"])
    found = RepairList("一盏灯歪了。", april(10), 2)
    now = make.later(22)
    ask_for_repair(actor=town.people["instructor"], project_id=made.pk, found=found, now=now)
    wall.turn(april(2))
    assert lights_of(town, made) == ["超期"] * 3
