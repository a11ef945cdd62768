"""Things for tests, made by the real use-cases, so no test starts from an impossible state."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from PIL import Image

from liban.acceptance.actions import accept_project, settle_project
from liban.acceptance.rules import Verdict
from liban.approval.actions import apply_for_money, approve_application
from liban.approval.models import Application
from liban.demands.actions import check_demand, enter_demand, keep_draft, place_draft, report_demand
from liban.demands.actions.residents import Receipt
from liban.demands.models import Channel, Demand
from liban.demands.rules import Contact, Report
from liban.fieldwork.actions import survey_site
from liban.fieldwork.rules import Look
from liban.funds.actions import appropriate, open_fund
from liban.funds.models import Fund
from liban.people.models import Person, Post
from liban.people.roles import Role
from liban.places.models import Level, Place
from liban.projects.actions import (
    add_photo,
    finish_work,
    form_project,
    plan_money,
    plan_people,
    plan_work,
    start_work,
)
from liban.projects.models import Category, Kind, Phase, Project
from liban.projects.rules import Idea, Line, MoneyPlan, PeoplePlan, Share, Step, Target, WorkPlan

# Monday, 2 March 2026, 9:00 in Shunde: an ordinary working day.
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
# The day on which ``settled`` settles: no money is paid before it.
SETTLED_ON = TODAY + timedelta(days=24)
VILLAGE = "sd/cc/a1/tanzhou/"
OTHER_VILLAGE = "sd/cc/a2/lezhu/"
OTHER_TOWN_VILLAGE = "sd/bj/a1/linshang/"
TOWN = "sd/cc/"
_n = count(1)
_LEVELS = {1: Level.DISTRICT, 2: Level.TOWN, 3: Level.AREA, 4: Level.VILLAGE}
_NAMES = {"sd/": "顺德区", "sd/cc/": "陈村镇", VILLAGE: "潭洲村", OTHER_VILLAGE: "勒竹社区"}


def later(days: int) -> datetime:
    return NOW + timedelta(days=days)


def place(path: str = VILLAGE) -> Place:
    """The place at ``path``, with everything above it."""
    found = None
    for step in Place.above(path):
        name = _NAMES.get(step, step.split("/")[-2])
        level = Level.COMMUNITY if name.endswith("社区") else _LEVELS[step.count("/")]
        found, _ = Place.objects.get_or_create(
            path=step, defaults={"slug": step.split("/")[-2], "name": name, "level": level}
        )
    assert found
    return found


def person(role: Role | None, at: str = VILLAGE, **more: object) -> Person:
    number = next(_n)
    more.setdefault("home", place(Place.above(at)[:2][-1]))
    more.setdefault("password", "!")
    someone = Person.objects.create(username=f"person{number}", name=f"人{number}", **more)
    if role:
        since = date(2019, 1, 1)
        Post.objects.create(person=someone, role=role, place=place(at), since=since)
    return someone


def secretary(at: str = VILLAGE) -> Person:
    return person(Role.SECRETARY, at)


def committee(at: str = VILLAGE) -> Person:
    return person(Role.COMMITTEE, at)


def instructor(at: str = "sd/cc/a1/") -> Person:
    return person(Role.INSTRUCTOR, at)


def handler(at: str = TOWN) -> Person:
    return person(Role.HANDLER, at)


def approver(at: str = TOWN) -> Person:
    return person(Role.APPROVER, at)


def finance(at: str = TOWN) -> Person:
    return person(Role.FINANCE, at)


def stranger() -> Person:
    """A secretary of another village of the same town."""
    return person(Role.SECRETARY, OTHER_VILLAGE)


@cache
def _jpeg(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG")
    return out.getvalue()


def photo_file(colour: str = "grey", name: str = "IMG_20260302.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, _jpeg(colour), content_type="image/jpeg")


def receipt(
    words: str = "巷子里的灯坏了，晚上看不见路。",
    at: str = VILLAGE,
    *,
    phone: str = "",
    now: datetime = NOW,
) -> Receipt:
    """A report sent by a resident through the three screens."""
    place(TOWN)
    token = keep_draft(token="", words=words, files=[], dropped=[], most=9, now=now)
    place_draft(token=token, place_id=place(at).pk, location="东区巷口", for_family=False, now=now)
    return report_demand(token=token, contact=Contact(phone=phone), now=now)


def demand(words: str = "巷子里的灯坏了。", at: str = VILLAGE, *, now: datetime = NOW) -> Demand:
    return receipt(words, at, now=now).demand


def entered(by: Person, at: str = VILLAGE, *, now: datetime = NOW) -> Demand:
    report = Report(words="街坊说路灯坏了。", place_id=place(at).pk, channel=Channel.VISIT)
    return enter_demand(actor=by, report=report, files=[], now=now)[0]


def checked(at: str = VILLAGE, *, by: Person | None = None, now: datetime = NOW) -> Demand:
    return check_demand(
        actor=by or secretary(at),
        demand_id=demand(at=at, now=now).pk,
        title="东区巷灯坏了",
        now=now,
    )


def project(
    at: str = VILLAGE,
    *,
    by: Person | None = None,
    demands: Sequence[Demand] = (),
    now: datetime = NOW,
) -> Project:
    """A project being formed from one demand, or from ``demands``."""
    lead = by or secretary(at)
    wanted = demands or [checked(at, by=lead, now=now)]
    return form_project(
        actor=lead,
        demand_ids=[demand.pk for demand in wanted],
        idea=Idea(title="东区巷道路灯更换", category=Category.LIVING, kind=Kind.WORKS),
        now=now,
    )


def complete(at: str = VILLAGE, *, by: Person | None = None, yuan: int = 98_000) -> Project:
    """A project with everything that an application needs; the fund pays all of it."""
    lead = by or secretary(at)
    made = project(at, by=lead)
    work = WorkPlan(
        title="东区巷道路灯更换",
        category=Category.LIVING,
        kind=Kind.WORKS,
        location="东区巷",
        background="灯用了十多年，晚上很暗。",
        targets=(Target("路灯", 68, "盏"),),
        steps=(Step("装完一半", TODAY + timedelta(days=15)),),
        plan_start_on=TODAY,
        plan_end_on=TODAY + timedelta(days=25),
    )
    money = MoneyPlan(
        lines=(Line("LED 路灯", Decimal(1), "项", yuan * 100),),
        shares=(Share("fund", yuan * 100),),
        builder="村集体",
    )
    people = PeoplePlan(households=120, people=400, why_secretary="", upkeep="村委会")
    for act, plan in ((plan_work, work), (plan_money, money), (plan_people, people)):
        made = act(actor=lead, project_id=made.pk, version=made.version, plan=plan, now=NOW)
    survey_site(
        actor=lead,
        project_id=made.pk,
        look=Look(on=TODAY, findings="灯坏了一半。", members=3, residents=2),
        files=[],
        now=NOW,
    )
    _photo(made, lead, Phase.BEFORE, "black")
    made.refresh_from_db()
    return made


def _photo(made: Project, by: Person, phase: str, colour: str) -> None:
    add_photo(
        actor=by,
        project_id=made.pk,
        files=[photo_file(colour)],
        phase=phase,
        viewpoint=1,
        caption="东区巷口",
        now=NOW,
    )


def fund(*, yuan: int, at: str = TOWN, year: int = NOW.year) -> Fund:
    """The year's fund with ``yuan`` in it; more money when it is there already."""
    made = Fund.objects.filter(programme__place__path=at, year=year).first()
    if made is None:
        made = open_fund(
            actor=approver(at),
            place_id=place(at).pk,
            code="shuji_liban",
            name="书记立办",
            year=year,
            now=NOW,
        )
    return appropriate(actor=finance(at), fund_id=made.pk, fen=yuan * 100, voucher="拨-1", now=NOW)


def application(*, yuan: int = 98_000, at: str = VILLAGE, by: Person | None = None) -> Application:
    """An application, with a fund of 300,000 yuan in the town if there is none yet."""
    if not Fund.objects.filter(programme__place__path="/".join(at.split("/")[:2]) + "/").exists():
        fund(yuan=300_000, at="/".join(at.split("/")[:2]) + "/")
    lead = by or secretary(at)
    made = complete(at, by=lead, yuan=yuan)
    return apply_for_money(actor=lead, project_id=made.pk, pledged=True, now=NOW)


def approved(*, yuan: int = 98_000, at: str = VILLAGE, by: Person | None = None) -> Project:
    asked = application(yuan=yuan, at=at, by=by)
    approve_application(
        actor=approver(),
        application_id=asked.pk,
        granted_fen=asked.asked_fen,
        words="",
        now=NOW,
    )
    return Project.objects.get(pk=asked.project_id)


def working(**more: object) -> Project:
    made = approved(**more)  # type: ignore[arg-type]
    return start_work(actor=made.lead, project_id=made.pk, started_on=TODAY, now=NOW)


def finished(**more: object) -> Project:
    made = working(**more)
    _photo(made, made.lead, Phase.AFTER, "yellow")
    return finish_work(
        actor=made.lead,
        project_id=made.pk,
        finished_on=localdate(later(20)),
        now=later(20),
    )


def accepted(**more: object) -> Project:
    return accept(finished(**more))


def accept(made: Project) -> Project:
    """``made``, looked at and found as planned."""
    quantities = {outcome.pk: outcome.planned for outcome in made.outcomes.all()}
    accept_project(
        actor=instructor(),
        project_id=made.pk,
        verdict=Verdict(residents=2, words="亮了。", quantities=quantities),
        now=later(22),
    )
    return Project.objects.get(pk=made.pk)


def settled(*, yuan: int = 98_000, cost_yuan: int = 96_500, **more: object) -> Project:
    made = accepted(yuan=yuan, **more)
    settle_project(
        actor=handler(),
        project_id=made.pk,
        total_fen=cost_yuan * 100,
        fund_fen=cost_yuan * 100,
        now=later(24),
    )
    return Project.objects.get(pk=made.pk)


def system_admin(at: str = TOWN) -> Person:
    return person(Role.SYSTEM_ADMIN, at)


def security_admin(at: str = TOWN) -> Person:
    return person(Role.SECURITY_ADMIN, at)


def audit_admin(at: str = TOWN) -> Person:
    return person(Role.AUDIT_ADMIN, at)
