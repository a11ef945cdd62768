from calendar import Calendar
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from liban.kit.calendar import SATURDAY, WorkCalendar
from liban.kit.scope import below
from liban.places.models import UNITS, CalendarYear, Day, Level, Setting
from liban.places.models import Place as Place
from liban.places.rules import KNOWN


class Settings:
    """The settings that count at one place: read with one query, asked for by name."""

    def __init__(self, path: str) -> None:
        rows = Setting.objects.filter(place__path__in=Place.above(path))
        ordered = sorted(rows.values_list("place__path", "name", "value"), key=lambda r: len(r[0]))
        self._rows = {name: value for _path, name, value in ordered}

    def text(self, name: str) -> str:
        return self._rows.get(name, str(KNOWN[name].default))

    def number(self, name: str) -> int:
        return int(self.text(name))


def settings_at(place: Place) -> Settings:
    """The town's numbers and texts at ``place``: the nearest row above wins, else the default."""
    return Settings(place.path)


def calendar() -> WorkCalendar:
    """The national calendar of working days, as the table holds it now."""
    years = frozenset(CalendarYear.objects.values_list("year", flat=True))
    return replace(workdays(), years=years)


def workdays() -> WorkCalendar:
    """The calendar without the years that are known: enough to count days and see lights."""
    days = list(Day.objects.values_list("date", "off"))
    off = frozenset(day for day, is_off in days if is_off)
    work = frozenset(day for day, is_off in days if not is_off)
    return WorkCalendar(off=off, work=work)


def years_missing(today: date) -> list[int]:
    """Years whose days off nobody has entered though limits already run into them.

    The next year's notice comes out in November, so it is missed from 1 November on.
    """
    november = 11
    wanted = [today.year] + ([today.year + 1] if today.month >= november else [])
    known = set(CalendarYear.objects.values_list("year", flat=True))
    return [year for year in wanted if year not in known]


def town_of(place: Place) -> Place:
    """The tenant to which ``place`` belongs."""
    return Place.objects.get(path=place.town_path)


def the_town() -> Place | None:
    """The town of an installation that serves one town: what public pages speak of."""
    return Place.objects.filter(level=Level.TOWN).first()


def units(path: str = "") -> QuerySet[Place]:
    """The villages and communities within ``path``, in the order of the official list."""
    return Place.objects.filter(level__in=UNITS, path__startswith=path)


def whole() -> Place:
    """The place that covers all that this installation serves: its town, or the district.

    The calendar is one for all, so whoever changes it answers for all.
    """
    towns = Place.objects.filter(level=Level.TOWN)[:2]
    if len(towns) == 1:
        return towns[0]
    return Place.objects.get(path=Place.objects.order_by("path").values_list("path")[:1])


def places_within(paths: list[str], *, levels: Collection[str] = ()) -> list[Place]:
    """The places below ``paths``, top first, in the order of the tree."""
    found = Place.objects.filter(below(paths, "path"))
    if levels:
        found = found.filter(level__in=levels)
    return sorted(found, key=lambda place: place.path)


@dataclass(frozen=True)
class CalendarMonth:
    """A month as people hang it on the wall: weeks of days, each plain, off or worked."""

    number: int
    weeks: list[list[tuple[date, str, str] | None]]


def months_of(year: int) -> list[CalendarMonth]:
    """The twelve months; each day with ``off``, ``work``, ``weekend`` or ``plain``, and a name."""
    rows = {row.date: row for row in Day.objects.filter(date__year=year)}
    return [
        CalendarMonth(
            month,
            [
                [_cell(on, rows) if on.month == month else None for on in week]
                for week in Calendar().monthdatescalendar(year, month)
            ],
        )
        for month in range(1, 13)
    ]


def _cell(on: date, rows: dict[date, Day]) -> tuple[date, str, str]:
    if row := rows.get(on):
        return on, "off" if row.off else "work", row.name
    return on, "weekend" if on.weekday() >= SATURDAY else "plain", ""


def day_on(on: date) -> Day | None:
    return Day.objects.filter(date=on).first()


def year_known(year: int) -> CalendarYear | None:
    return CalendarYear.objects.filter(year=year).first()


def years_known() -> list[int]:
    return list(CalendarYear.objects.order_by("year").values_list("year", flat=True))


def chosen_place(paths: list[str], wanted: str = "") -> Place | None:
    """The place that somebody picked among those below ``paths``, else the highest of them."""
    places = places_within(paths)
    chosen = [place for place in places if str(place.pk) == wanted] or places[:1]
    return chosen[0] if chosen else None
