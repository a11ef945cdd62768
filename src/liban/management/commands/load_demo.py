"""Load the demo town into an empty database and hand out its accounts."""

from datetime import datetime, time
from typing import Any

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from liban.funds.actions import appropriate, open_fund
from liban.management.demo.clock import days_from
from liban.management.demo.loose import tell_loose
from liban.management.demo.outcome import Scene, tell_outcome
from liban.management.demo.stories import BUILT, INVENTED, RUNNING, Story
from liban.management.demo.tell import tell_beginning
from liban.management.demo.town import Town, build_town, hand_out_passwords
from liban.people.models import Person
from liban.places.models import Place
from liban.projects.actions import report_progress
from liban.projects.states import State

YEAR_YUAN = 2_400_000
# A forming story is dated by the day of its forming, which is three days before day 0.
FORMED_BEFORE = 3


class Command(BaseCommand):
    help = "Load the demo town. Refused when the database holds anything else."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        if Place.objects.exists() or Person.objects.exists():
            raise CommandError(
                _("数据库里已经有内容，演示镇只能装进空的数据库。请用 --data 换一个空文件夹。")
            )
        if "load_calendar" in get_commands():
            call_command("load_calendar", stdout=self.stdout)
        now = timezone.now()
        with transaction.atomic():
            town = build_town()
            load_stories(town, now)
            # Before the commit: a start that is broken off leaves no town without its accounts.
            hand_out_passwords(town)


def load_stories(town: Town, now: datetime) -> None:
    """Every story in the order of its days, so that the journal reads like a year."""
    stories = sorted((*BUILT, *RUNNING, *INVENTED), key=lambda story: -story.ago)
    _fill_funds(town, stories, now)
    for story in stories:
        _tell(story, town, now)
    tell_loose(town, now)


def _fill_funds(town: Town, stories: list[Story], now: datetime) -> None:
    for year in sorted({days_from(story.ago, now).start.year for story in stories}):
        zone = timezone.get_default_timezone()
        january = datetime.combine(timezone.localdate(now).replace(year, 1, 1), time(9), zone)
        fund = open_fund(
            actor=town.people["shenpi"],
            place_id=town.places[""].pk,
            code="shuji_liban",
            name="书记立办",
            year=year,
            now=january,
        )
        appropriate(
            actor=town.people["caizheng"],
            fund_id=fund.pk,
            fen=YEAR_YUAN * 100,
            voucher=f"拨-{year}-01",
            now=january,
        )


def _tell(story: Story, town: Town, now: datetime) -> None:
    if story.upto == State.FORMING:
        tell_beginning(story, town, days_from(story.ago - FORMED_BEFORE, now))
        return
    days = days_from(story.ago, now)
    project = tell_beginning(story, town, days)
    tell_outcome(Scene(story, project, town, days))
    if story.title == "北巷排水沟":
        # A sentence that the public does not read before somebody has looked at it.
        report_progress(
            actor=town.secretary(story.unit),
            project_id=project.pk,
            outcome_id=None,
            done=None,
            words="路边停着的粤A00000挪走以后，继续挖沟。",
            now=days.at(20, 17),
        )
