"""Working days as the State Council sets them each year, with moved days (调休).

Counting: the day on which something happens is not counted; "3 working days" end with the
third working day after it (the custom of hotline rules: working days, inclusive).
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

SATURDAY = 5
DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """``off`` and ``work`` are the days that differ from the weekday; ``years`` are known."""

    off: Collection[date] = field(default_factory=frozenset)
    work: Collection[date] = field(default_factory=frozenset)
    years: Collection[int] = field(default_factory=frozenset)

    def knows(self, year: int) -> bool:
        """Has the notice of holidays for ``year`` been entered? Else weekends are a guess."""
        return year in self.years

    def is_workday(self, day: date) -> bool:
        if day in self.work:
            return True
        return day.weekday() < SATURDAY and day not in self.off

    def after(self, day: date, workdays: int) -> date:
        """The last day of a limit of ``workdays`` that starts on ``day`` (not counted itself)."""
        while workdays > 0:
            day += DAY
            workdays -= self.is_workday(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and with ``end``; negative when ``end`` is before."""
        if end < start:
            return -self.between(end, start)
        days = (end - start).days
        return sum(self.is_workday(start + DAY * n) for n in range(1, days + 1))
