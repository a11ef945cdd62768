from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liban.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class SettingChanged(Event):
    """``value`` is kept for numbers only: a text may hold anything."""

    name = "places.setting-changed"
    says = _("改了设置。")

    setting: str
    value: int | None


@dataclass(frozen=True, kw_only=True)
class DayChanged(Event):
    name = "places.day-changed"
    says = _("改了日历。")

    day: date
    off: bool | None


@dataclass(frozen=True, kw_only=True)
class YearOpened(Event):
    name = "places.year-opened"
    says = _("确认了一年的节假日。")

    year: int


@dataclass(frozen=True, kw_only=True)
class CalendarLoaded(Event):
    name = "places.calendar-loaded"
    says = _("装入了节假日。")

    years: int
    days: int


@dataclass(frozen=True, kw_only=True)
class PlaceAdded(Event):
    name = "places.place-added"
    says = _("增加了辖区。")

    place_id: int
    level: str
