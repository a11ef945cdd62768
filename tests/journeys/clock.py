"""The clock on the wall, so that a story of weeks can be walked in seconds.

Only Django's clock is set, which is the outside world; nothing of ours is replaced.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

HERE = ZoneInfo("Asia/Shanghai")


class Wall:
    """What time it is for every page."""

    def __init__(self) -> None:
        self.moment = datetime.now(HERE)

    def turn(self, on: date, at: time = time(9)) -> None:
        self.moment = datetime.combine(on, at, HERE)

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    clock = Wall()
    monkeypatch.setattr(timezone, "now", lambda: clock.now().astimezone(UTC))
    return clock
