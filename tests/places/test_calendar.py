"""load_calendar, change_day, open_year: what the limits count with."""

import json
from datetime import date

import pytest
from django.conf import settings
from django.core.management import call_command

from liban.kit.refusal import NotAllowed, Stale
from liban.places.actions import DayWanted, change_day, load_calendar, open_year
from liban.places.models import CalendarYear, Day
from liban.places.queries import calendar, months_of, years_missing
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW
FOLDER = settings.ROOT / "src/liban/data/holidays"
# The first working day after the spring holiday of 2026, and a Saturday that is worked.
HOLIDAY, WORKED = date(2026, 2, 16), date(2026, 2, 14)


def wanted(on, off, name="", seen=""):
    return DayWanted(on=on, off=off, name=name, seen=seen)


def test_load_calendar_holds_every_day_of_eight_years():
    assert load_calendar(folder=FOLDER, now=NOW) == 8
    rows = [row for path in FOLDER.glob("*.json") for row in json.loads(path.read_text())["days"]]
    assert Day.objects.count() == len({row["date"] for row in rows})
    assert sorted(CalendarYear.objects.values_list("year", flat=True)) == list(range(2019, 2027))
    assert not calendar().is_workday(HOLIDAY)
    assert calendar().is_workday(WORKED)


def test_load_calendar_a_second_time_keeps_what_was_edited():
    load_calendar(folder=FOLDER, now=NOW)
    Day.objects.filter(date=HOLIDAY).delete()
    Day.objects.filter(date=WORKED).update(off=True)
    call_command("load_calendar")
    assert not Day.objects.filter(date=HOLIDAY).exists()
    assert Day.objects.get(date=WORKED).off
    assert load_calendar(folder=FOLDER, now=NOW) == 0


def test_change_day_moves_the_limits_that_run_over_it():
    make.place(make.TOWN)
    admin, monday = make.system_admin(), date(2026, 3, 2)
    assert calendar().after(monday, 1) == date(2026, 3, 3)
    change_day(actor=admin, day=wanted(date(2026, 3, 3), off=True), now=NOW)
    assert calendar().after(monday, 1) == date(2026, 3, 4)
    change_day(actor=admin, day=wanted(date(2026, 3, 3), None, seen="off:放假"), now=NOW)
    assert calendar().after(monday, 1) == date(2026, 3, 3)


def test_change_day_refuses_a_second_editor():
    admin = make.system_admin()
    change_day(actor=admin, day=wanted(HOLIDAY, off=True, name="春节"), now=NOW)
    with pytest.raises(Stale):
        change_day(actor=admin, day=wanted(HOLIDAY, off=False), now=NOW)
    assert Day.objects.get(date=HOLIDAY).name == "春节"


def test_change_day_is_for_the_system_administrator_of_all_that_is_served():
    with pytest.raises(NotAllowed):
        change_day(actor=make.approver(), day=wanted(HOLIDAY, off=True), now=NOW)
    one_of_two, _other = make.system_admin(), make.place("sd/bj/")
    with pytest.raises(NotAllowed):
        change_day(actor=one_of_two, day=wanted(HOLIDAY, off=True), now=NOW)
    assert not Day.objects.exists()


def test_the_next_year_is_missed_from_november_until_it_is_opened():
    load_calendar(folder=FOLDER, now=NOW)
    assert years_missing(date(2026, 10, 31)) == []
    assert years_missing(date(2026, 11, 1)) == [2027]
    open_year(actor=make.system_admin(), year=2027, source="国办发明电", now=NOW)
    assert years_missing(date(2026, 11, 1)) == []


def test_months_of_a_year_name_each_kind_of_day():
    load_calendar(folder=FOLDER, now=NOW)
    months = months_of(2026)
    cells = {cell[0]: cell[1] for month in months for week in month.weeks for cell in week if cell}
    assert len(cells) == 365
    assert (cells[HOLIDAY], cells[WORKED]) == ("off", "work")
    assert (cells[date(2026, 3, 7)], cells[date(2026, 3, 9)]) == ("weekend", "plain")
