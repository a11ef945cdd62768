from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from liban.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class SettingChanged(Event):
    """``value`` is kept for numbers only: a text may hold anything."""

    name: ClassVar[str] = "places.setting-changed"
    says: ClassVar = _("改了设置")

    setting: str
    value: int | None


@dataclass(frozen=True, kw_only=True)
class DayChanged(Event):
    name: ClassVar[str] = "places.day-changed"
    says: ClassVar = _("改了日历")

    day: date
    off: bool | None


@dataclass(frozen=True, kw_only=True)
class YearOpened(Event):
    name: ClassVar[str] = "places.year-opened"
    says: ClassVar = _("确认了一年的节假日")

    year: int


@dataclass(frozen=True, kw_only=True)
class CalendarLoaded(Event):
    name: ClassVar[str] = "places.calendar-loaded"
    says: ClassVar = _("装入了节假日")

    years: int
    days: int


@dataclass(frozen=True, kw_only=True)
class PlaceAdded(Event):
    name: ClassVar[str] = "places.place-added"
    says: ClassVar = _("增加了辖区")

    place_id: int
    level: str
