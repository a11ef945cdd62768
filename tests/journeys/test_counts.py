"""What each journey costs (U10), counted by the hand that walks it, against its ceiling.

Screens are those after the entry page, the receipt apart; taps are links, buttons, choices and
going into a field; fields are those filled by hand. A photo from a phone's camera is four taps.
"""

import pytest

from liban.fieldwork.actions import survey_site
from liban.fieldwork.rules import Look
from liban.projects.actions import add_photo
from tests import make
from tests.journeys.clock import Wall
from tests.journeys.street_lights import march
from tests.journeys.town import Town
from tests.journeys.walk import Count, HttpHand, scene

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PHOTO_TAPS = 4


@pytest.fixture
def town(wall: Wall) -> Town:
    return Town(wall, march(2))


@pytest.fixture
def hand() -> HttpHand:
    return HttpHand()


def cost(count: Count, *, receipt: int = 1) -> tuple[int, int, int]:
    return count.screens - receipt, count.taps, len(count.fields)


def report(hand: HttpHand, *, with_photo: bool) -> Count:
    hand.visit("/")
    hand.follow("反映问题")
    hand.fill(words="东区巷的路灯坏了。")
    if with_photo:
        hand.attach("photos", scene("lane-lamps-before"))
        hand.count.taps += PHOTO_TAPS - 1
    hand.press("下一步")
    hand.pick("place", str(make.place().pk))
    hand.press("下一步")
    hand.press("交给书记")
    assert "收到了" in hand.words
    return hand.count


def test_reporting_takes_three_screens_six_taps_and_two_fields(town, hand):
    assert cost(report(hand, with_photo=False)) == (3, 6, 2)


def test_reporting_with_a_photo_takes_ten_taps(town, hand):
    assert cost(report(hand, with_photo=True)) == (3, 10, 3)


def test_asking_how_it_stands_takes_two_screens_and_three_taps(town, hand):
    code = make.receipt().code
    hand.visit("/")
    hand.follow("查进度")
    hand.fill(code=code)
    hand.press("查进度")
    assert "一步一步" in hand.words
    assert cost(hand.count, receipt=0) == (2, 3, 1)


def test_the_receipt_leads_to_it_with_one_tap(town, hand):
    report(hand, with_photo=False)
    hand.visit(hand.path)
    hand.follow("查进度")
    assert cost(hand.count, receipt=0) == (1, 1, 0)


def test_rating_takes_three_taps_on_one_screen(town, hand):
    made = make.accepted(by=town.people["secretary"])
    code = made.demands.get().requesters.get().code
    hand.visit(f"/t/{code}/")
    hand.pick("solved", "yes")
    hand.pick("grade", "satisfied")
    hand.press("评好了")
    assert "谢谢您评了一评" in hand.words
    assert cost(hand.count) == (0, 3, 2)


def test_joining_takes_one_tap(town, hand):
    made = make.working(by=town.people["secretary"])
    hand.visit(f"/p/{made.code}/")
    hand.press("我也遇到了")
    assert cost(hand.count, receipt=0) == (1, 1, 0)


def test_the_secretary_deals_with_a_new_one_in_three_taps(town, hand):
    make.demand("东区巷的路灯坏了。")
    town.sign_in(hand, "secretary")
    hand.visit("/desk/")
    hand.follow("东区巷的路灯坏了")
    hand.fill(title="东区巷路灯坏了")
    hand.press("情况属实，核实")
    assert "已核实" in hand.words
    assert cost(hand.count) == (1, 3, 1)


def surveyed(lead):
    """A project that was looked at and photographed, and is not planned yet."""
    made = make.project(by=lead)
    look = Look(on=make.TODAY, findings="灯坏了一半。", members=3, residents=2)
    survey_site(actor=lead, project_id=made.pk, look=look, files=[], now=make.NOW)
    add_photo(
        actor=lead,
        project_id=made.pk,
        files=[make.photo_file()],
        phase="before",
        viewpoint=1,
        caption="",
        now=make.NOW,
    )
    return made


def test_the_secretary_plans_and_applies_within_twelve_taps(town, hand):
    lead = town.people["secretary"]
    made = surveyed(lead)
    town.sign_in(hand, "secretary", f"/desk/projects/{made.pk}/")
    hand.visit(f"/desk/projects/{made.pk}/")
    hand.follow("写做什么")
    form = next(form for form in hand.page.forms if form.named("background"))
    filled = [each for each in form.controls if each.value and each.kind not in ("hidden", "radio")]
    hand.fill(**{"targets-0-planned": "68"})
    hand.press("存好，下一步")
    hand.fill(**{"lines-0-price": "1441.18", "share_fund": "98000.24"})
    hand.press("存好，下一步")
    hand.fill(households="120", people="400", upkeep="村委会")
    hand.press("存好，下一步")
    hand.pick("pledged", "on")
    hand.press("申报")
    assert "已申报" in hand.words
    assert cost(hand.count) == (4, 12, 7)
    assert len(filled) >= 5


def test_the_approver_decides_in_three_taps(town, hand):
    make.application(by=town.people["secretary"])
    town.sign_in(hand, "approver")
    hand.visit("/desk/")
    hand.follow("审批")
    hand.pick("decision", "approve")
    hand.press("确定")
    assert "98,000元" in hand.words
    assert cost(hand.count) == (1, 3, 1)
