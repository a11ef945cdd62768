"""The calendar against the State Council's notices, as they are shipped."""

import json
from datetime import date, timedelta

import pytest
from django.conf import settings

from liban.kit.calendar import WorkCalendar

FOLDER = settings.ROOT / "src/liban/data/holidays"
YEARS = range(2019, 2027)


def notice(year):
    return json.loads((FOLDER / f"{year}.json").read_text())["days"]


@pytest.fixture(scope="module")
def calendar():
    days = [day for year in YEARS for day in notice(year)]
    by = {
        is_off: {date.fromisoformat(d["date"]) for d in days if d["off"] is is_off}
        for is_off in (True, False)
    }
    return WorkCalendar(off=by[True], work=by[False], years=set(YEARS))


def span(first, last):
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(n) for n in range((end - start).days + 1)]


@pytest.mark.parametrize("day", ["2026-02-14", "2026-02-28", "2026-10-10", "2026-02-24"])
def test_a_moved_day_is_worked(calendar, day):
    assert calendar.is_workday(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day", [*span("2026-02-15", "2026-02-23"), *span("2026-10-01", "2026-10-07")], ids=str
)
def test_a_holiday_is_not_worked(calendar, day):
    assert not calendar.is_workday(day)


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_year_has_248_working_days(calendar, year):
    assert sum(calendar.is_workday(day) for day in span(f"{year}-01-01", f"{year}-12-31")) == 248


@pytest.mark.parametrize("year", YEARS)
def test_each_shipped_day_says_what_the_notice_says(calendar, year):
    for day in notice(year):
        assert calendar.is_workday(date.fromisoformat(day["date"])) is not day["off"]


def test_a_year_without_a_notice_is_known_to_be_unknown(calendar):
    assert calendar.knows(2026)
    assert not calendar.knows(2027)


def test_a_limit_does_not_count_its_first_day(calendar):
    friday, monday = date(2026, 3, 6), date(2026, 3, 9)
    assert calendar.after(friday, 1) == monday
    assert calendar.after(friday, 3) == date(2026, 3, 11)
    assert calendar.after(friday, 0) == friday


def test_a_limit_of_three_days_jumps_over_the_spring_festival(calendar):
    assert calendar.after(date(2026, 2, 13), 3) == date(2026, 2, 25)


def test_days_between_count_the_last_and_not_the_first(calendar):
    friday = date(2026, 3, 6)
    assert calendar.between(friday, friday) == 0
    assert calendar.between(friday, date(2026, 3, 8)) == 0
    assert calendar.between(friday, date(2026, 3, 9)) == 1
    assert calendar.between(date(2026, 3, 9), friday) == -1


def test_after_and_between_undo_each_other(calendar):
    for day in span("2025-12-20", "2026-03-10"):
        for workdays in (1, 2, 3, 5, 22):
            end = calendar.after(day, workdays)
            assert calendar.between(day, end) == workdays
            assert calendar.is_workday(end)
