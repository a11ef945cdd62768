from datetime import date

from django.db.models import QuerySet

from liban.kit.calendar import WorkCalendar
from liban.places.models import UNITS, CalendarYear, Day, Level, Place, Setting
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
    days = Day.objects.values_list("date", "off")
    off = frozenset(day for day, is_off in days if is_off)
    work = frozenset(day for day, is_off in days if not is_off)
    years = frozenset(CalendarYear.objects.values_list("year", flat=True))
    return WorkCalendar(off=off, work=work, years=years)


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


def place_at(path: str) -> Place:
    return Place.objects.get(path=path)


def whole() -> Place:
    """The place that covers all that this installation serves: its town, or the district.

    The calendar is one for all, so whoever changes it answers for all.
    """
    towns = Place.objects.filter(level=Level.TOWN)[:2]
    if len(towns) == 1:
        return towns[0]
    return Place.objects.get(path=Place.objects.order_by("path").values_list("path")[:1])
