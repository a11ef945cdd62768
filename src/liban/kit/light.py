"""Lights (亮灯): one definition for every clock in the system. Computed, never set by hand.

The first that holds, in this order, is the light: done, late, warning, waiting, on course.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from liban.kit.calendar import WorkCalendar


class Light(TextChoices):
    DONE = "done", _("办结")
    LATE = "late", _("超期")
    WARN = "warn", _("预警")
    WAIT = "wait", _("等待")
    OK = "ok", _("正常")


SHAPES = {Light.DONE: "✓", Light.LATE: "■", Light.WARN: "▲", Light.WAIT: "‖", Light.OK: "●"}


@dataclass(frozen=True)
class Stage:
    """A running clock: since when, until when (inclusive)."""

    since: date
    due: date


@dataclass(frozen=True)
class Clock:
    """What the light is computed from. ``month_due`` ends the promise to the residents."""

    done: bool = False
    stage: Stage | None = None
    month_due: date | None = None
    missed_milestone: bool = False
    waiting: bool = False


# Fixed by the one definition of lights (design decision 0004), not by a town.
LAST_PART = 3
MOST_WARNING_DAYS = 3


def light(clock: Clock, today: date, calendar: WorkCalendar) -> Light:
    """The light of ``clock`` on ``today``."""
    if clock.done:
        return Light.DONE
    if _is_late(clock, today):
        return Light.LATE
    if _is_warned(clock, today, calendar):
        return Light.WARN
    return Light.WAIT if clock.waiting else Light.OK


def _is_late(clock: Clock, today: date) -> bool:
    dues = [clock.stage.due if clock.stage else None, clock.month_due]
    return any(due is not None and today > due for due in dues)


def _is_warned(clock: Clock, today: date, calendar: WorkCalendar) -> bool:
    if clock.missed_milestone:
        return True
    if clock.month_due and calendar.between(today, clock.month_due) <= MOST_WARNING_DAYS:
        return True
    if clock.stage is None:
        return False
    whole = calendar.between(clock.stage.since, clock.stage.due)
    left = calendar.between(today, clock.stage.due)
    return left <= MOST_WARNING_DAYS and left * LAST_PART <= whole


def days_left(due: date, today: date, calendar: WorkCalendar) -> int:
    """Working days left until ``due``; negative when it has passed, and never 0 when late."""
    if today <= due:
        return calendar.between(today, due)
    return min(-1, calendar.between(today, due))
