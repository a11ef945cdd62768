import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from liban.journal.steps import record
from liban.kit.policy import Actor
from liban.kit.refusal import BrokenRule, Stale
from liban.kit.use_case import use_case
from liban.places import events
from liban.places.models import CalendarYear, Day, Level, Place, Setting
from liban.places.queries import settings_at, whole
from liban.places.rules import KNOWN, Known
from liban.places.steps import Installation, add_below, lock_town
from liban.policy import require

LONGEST_TEXT = 500


@use_case
def change_setting(
    *, actor: Actor, place_id: int, name: str, value: str, seen: str, now: datetime
) -> None:
    """Give a place its own number or text; it counts there and below from now on.

    ``seen`` is what the form showed: if somebody else has changed it since, nothing is saved.
    """
    place = Place.objects.select_for_update().get(pk=place_id)
    require(actor, "places.change_setting", place)
    known = KNOWN[name]
    if settings_at(place).text(name) != seen:
        raise Stale(_("刚才有人改过这一项，请看看现在的值再定。"))
    stored = _checked(known, value)
    Setting.objects.update_or_create(place=place, name=name, defaults={"value": stored})
    record(
        events.SettingChanged(setting=name, value=int(stored) if known.is_number else None),
        about=place,
        actor=actor,
        now=now,
    )


def _checked(known: Known, value: str) -> str:
    """The value as it is stored; a number must lie within the bounds of its row."""
    if not known.is_number:
        if len(value) > LONGEST_TEXT:
            raise BrokenRule(_("最多 %(most)d 个字。") % {"most": LONGEST_TEXT})
        return value.strip()
    least, most = known.least or 0, known.most or 0
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise BrokenRule(
            _("请填 %(least)d 到 %(most)d 之间的整数。") % {"least": least, "most": most}
        )
    return str(int(value))


@dataclass(frozen=True)
class DayWanted:
    """What a day shall be. ``off`` None: as its weekday says. ``seen`` is what the form showed."""

    on: date
    off: bool | None
    name: str
    seen: str


@use_case
def change_day(*, actor: Actor, day: DayWanted, now: datetime) -> None:
    """Make a day free, worked, or plain again; limits that run over it move at once."""
    place = whole()
    require(actor, "places.change_day", place)
    row = Day.objects.select_for_update().filter(date=day.on).first()
    if (row.stamp() if row else "") != day.seen:
        raise Stale(_("刚才有人改过这一天，请看看现在的安排再定。"))
    if day.off is None:
        Day.objects.filter(date=day.on).delete()
    else:
        name = day.name.strip() or str(_("放假") if day.off else _("调休上班"))
        Day.objects.update_or_create(date=day.on, defaults={"off": day.off, "name": name})
    record(events.DayChanged(day=day.on, off=day.off), about=place, actor=actor, now=now)


@use_case
def open_year(*, actor: Actor, year: int, source: str, now: datetime) -> None:
    """Say that all days of a year's notice of holidays are in the table."""
    place = whole()
    require(actor, "places.open_year", place)
    CalendarYear.objects.update_or_create(year=year, defaults={"source": source.strip()})
    record(events.YearOpened(year=year), about=place, actor=actor, now=now)


@use_case
def load_calendar(*, folder: Path, now: datetime) -> int:
    """Load the years that lie in ``folder``; a year that is known already is left as it is."""
    known = set(CalendarYear.objects.values_list("year", flat=True))
    years = [year for year in _years(folder) if year["year"] not in known]
    for year in years:
        CalendarYear.objects.create(year=year["year"], source=" ".join(year["papers"])[:200])
        Day.objects.bulk_create(
            [Day(date=row["date"], off=row["off"], name=row["name"]) for row in year["days"]],
            ignore_conflicts=True,
        )
    if years:
        days = sum(len(year["days"]) for year in years)
        loaded = events.CalendarLoaded(years=len(years), days=days)
        record(loaded, about=Installation(), actor=None, now=now)
    return len(years)


def _years(folder: Path) -> Iterable[dict[str, Any]]:
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


@use_case
def add_place(
    *, actor: Actor, parent_id: int, level: Level, name: str, code: str, now: datetime
) -> Place:
    """Add an area, a village or a community (or a town) below a place.

    The whole town is held: a short name is unique in it, whatever area it is given out in.
    """
    parent = Place.objects.get(pk=parent_id)
    lock_town(parent)
    require(actor, "places.add_place", parent)
    place = add_below(parent, level=level, name=name.strip(), code=code or None)
    added = events.PlaceAdded(place_id=place.pk, level=place.level)
    record(added, about=place, actor=actor, now=now)
    return place
