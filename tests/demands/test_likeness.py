"""How alike two demands are: a help to look, with its reasons."""

from datetime import date

import pytest

from liban.demands.rules import Told, likeness

LAMP = Told("东区巷的路灯坏了，晚上看不见路", "东区巷口", date(2026, 3, 2))


def test_the_same_said_again_is_as_like_as_can_be():
    how = likeness(LAMP, LAMP)
    assert how.score == pytest.approx(1.0)
    assert how.reasons == ("同一个村", "位置相近", "同一天", "字面相似")


@pytest.mark.parametrize(
    ("text", "location", "on", "like"),
    [
        ("路灯坏了三天没人修", "东区巷", date(2026, 3, 4), True),
        ("路灯坏了", "", date(2026, 1, 4), True),
        ("鱼塘水臭", "西区鱼塘", date(2026, 3, 2), False),
        ("", "", date(2026, 3, 2), False),
    ],
)
def test_words_and_place_count_more_than_the_day(text, location, on, like):
    assert likeness(LAMP, Told(text, location, on)).is_like == like


def test_empty_signs_do_not_make_two_alike():
    one, other = Told("我们的", "", LAMP.on), Told("我们的", "", LAMP.on)
    assert likeness(one, other).score == 0.0
