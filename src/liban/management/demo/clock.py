"""Days of a story, counted from its application; the times of day are office hours."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_default_timezone, localdate


@dataclass(frozen=True)
class Days:
    """The calendar of one story: ``at(7)`` is 7 days after day 0, never later than now."""

    start: date
    now: datetime

    def at(self, day: int, hour: int = 10) -> datetime:
        on = self.start + timedelta(days=day)
        moment = datetime.combine(on, time(hour, 12), tzinfo=get_default_timezone())
        return min(moment, self.now)

    def on(self, day: int) -> date:
        return min(self.start + timedelta(days=day), localdate(self.now))


def days_from(ago: int, now: datetime) -> Days:
    return Days(localdate(now) - timedelta(days=ago), now)
