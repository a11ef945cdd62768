"""Lights against an oracle of our own, written from the product's sentence and nothing else.

✓ done · ■ past the limit of the stage or of the month · ▲ in the last third of the stage's time
(at most 3 working days), <= 3 working days left in the month, or a milestone missed · ‖ waiting
for a named other party · ● otherwise. The first that holds is the light.
"""

import json
import random
from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.conf import settings

from liban.kit.calendar import WorkCalendar
from liban.kit.light import SHAPES, Clock, Light, Stage, days_left, light

DAY = timedelta(1)
TIMELINES = 1000


def year_of(year):
    path = settings.ROOT / f"src/liban/data/holidays/{year}.json"
    days = json.loads(path.read_text())["days"]
    return {date.fromisoformat(day["date"]): day["off"] for day in days}


MOVED = year_of(2025) | year_of(2026)


def worked(day):
    if day in MOVED:
        return not MOVED[day]
    return day.strftime("%a") not in ("Sat", "Sun")


def workdays_in(first, last):
    """One day after another from ``first`` to ``last``, both counted."""
    count = 0
    while first <= last:
        count += 1 if worked(first) else 0
        first += DAY
    return count


def oracle(line, today):
    """The sentence at the top, one clause after another."""
    month, since, due = line["month"], line["since"], line["due"]
    if line["done"]:
        return "done"
    if (due and due < today) or (month and month < today):
        return "late"
    if line["missed"]:
        return "warn"
    if month and workdays_in(today + DAY, month) <= 3:
        return "warn"
    if due:
        whole, left = workdays_in(since + DAY, due), workdays_in(today + DAY, due)
        if left <= 3 and (whole == 0 or Fraction(left, whole) <= Fraction(1, 3)):
            return "warn"
    return "wait" if line["waits"] else "ok"


def timeline(chance):
    """A random matter: a stage, a month, perhaps a milestone, a wait, an end."""
    since = date(2025, 1, 1) + DAY * chance.randrange(600)
    has_stage, has_month = chance.random() < 0.85, chance.random() < 0.7
    return {
        "since": since,
        "due": since + DAY * chance.randrange(0, 45) if has_stage else None,
        "month": since + DAY * chance.randrange(0, 40) if has_month else None,
        "missed": chance.random() < 0.1,
        "waits": chance.random() < 0.3,
        "done": chance.random() < 0.1,
    }


def computed(line, today, calendar):
    stage = Stage(line["since"], line["due"]) if line["due"] else None
    clock = Clock(
        done=line["done"],
        stage=stage,
        month_due=line["month"],
        missed_milestone=line["missed"],
        waiting=line["waits"],
    )
    return light(clock, today, calendar).value


@pytest.fixture(scope="module")
def calendar():
    off = {day for day, is_off in MOVED.items() if is_off}
    return WorkCalendar(off=off, work=set(MOVED) - off, years={2025, 2026})


def test_agrees_with_the_oracle_on_every_day_of_a_thousand_timelines(calendar):
    chance, seen = random.Random(20260301), dict.fromkeys(Light.values, 0)
    for _ in range(TIMELINES):
        line = timeline(chance)
        for after in range(50):
            today = line["since"] + DAY * after
            expected = oracle(line, today)
            assert computed(line, today, calendar) == expected, (line, today)
            seen[expected] += 1
    assert min(seen.values()) > 500, seen


def test_the_oracle_notices_a_light_that_is_a_day_off(calendar):
    chance = random.Random(20260301)
    lines = [timeline(chance) for _ in range(50)]
    assert any(
        computed(line, line["since"] + DAY * (n + 1), calendar)
        != oracle(line, line["since"] + DAY * n)
        for line in lines
        for n in range(50)
    )


def test_done_outshines_late_and_late_outshines_waiting(calendar):
    monday = date(2026, 3, 9)
    late = Stage(monday - DAY * 20, monday - DAY)
    assert light(Clock(done=True, stage=late), monday, calendar) == Light.DONE
    assert light(Clock(stage=late, waiting=True), monday, calendar) == Light.LATE


def test_the_day_of_the_limit_itself_is_not_late(calendar):
    due = date(2026, 3, 9)
    clock = Clock(stage=Stage(date(2026, 3, 2), due))
    assert light(clock, due, calendar) == Light.WARN
    assert light(clock, due + DAY, calendar) == Light.LATE


def test_days_left_is_never_zero_when_late(calendar):
    friday = date(2026, 3, 6)
    assert days_left(friday, friday, calendar) == 0
    assert days_left(friday, friday + DAY, calendar) == -1
    assert days_left(friday, friday + DAY * 3, calendar) == -1
    assert days_left(friday, friday + DAY * 4, calendar) == -2
    assert days_left(friday + DAY * 3, friday, calendar) == 1


def test_each_light_has_a_shape_of_its_own():
    assert set(SHAPES) == set(Light)
    assert len(set(SHAPES.values())) == len(Light)
