"""Two towns with a thing for every address, and everybody who might knock at its door.

``bj`` is the other town: all that has a name there is called 金丝雀, so that a page of the home
town on which the word stands has told what it must not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from liban.acceptance.actions import (
    ask_for_repair,
    close_project,
    pay_project,
    settle_project,
)
from liban.acceptance.rules import RepairList
from liban.approval.actions import approve_application
from liban.demands.actions import handle_directly, keep_draft, place_draft, report_demand
from liban.demands.models import Demand, Requester
from liban.demands.queries import draft_of
from liban.demands.rules import Contact
from liban.fieldwork.actions import survey_site
from liban.fieldwork.rules import Look
from liban.funds.models import Fund, Programme
from liban.media.models import Held, Verdict
from liban.people.actions import send_recovery
from liban.people.models import Person, Post
from liban.people.roles import Role
from liban.places.models import Place
from liban.projects.actions import report_progress
from liban.projects.models import Project
from liban.satisfaction.actions import answer_question
from liban.satisfaction.rules import Opinion
from tests import make

HOME, OTHER = make.VILLAGE, make.OTHER_TOWN_VILLAGE
OTHER_TOWN = "sd/bj/"
CANARY = "金丝雀"
WRONG_CODE, WRONG_SECRET = "ZZZZ9999", "w" * 22
PHONE = "13800138000"

# What may change without anything having happened: sessions, counters, keys of forms.
LOOSE = ("django_session", "liban_cache", "liban_once")


@dataclass
class Town:
    """One thing in every state that an address may need, all of one village."""

    demands: dict[str, Demand] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    fund: Any = None
    person: Any = None
    post: Any = None
    successor: Any = None
    requester: Any = None
    asked: Any = None
    code: str = ""
    secret: str = ""
    draft: str = ""
    sent: str = ""
    ticket: str = ""
    unhappy: str = ""
    survey: Any = None
    held: Any = None

    def draft_photo(self) -> int:
        return int(draft_of(self.draft).photos.get().pk)

    def own_photo(self) -> int:
        return int(self.demands["photo"].photos.get().photo_id)

    def photo(self) -> int:
        return int(self.demands["photo"].photos.first().pk)

    def shot(self) -> Any:
        return self.projects["accepted"].photos.order_by("id").first()


@dataclass
class World:
    home: Town
    other: Town
    people: dict[str, Person]
    cookies: dict[str, str]
    phone: str

    def client(self, name: str, **how: Any) -> Client:
        """The browser of this person as it was in the beginning, at an address of its own."""
        client = Client(REMOTE_ADDR=f"10.0.0.{IDENTITIES.index(name) + 1}", **how)
        if name in self.cookies:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[name]
        if name == "own_link":
            client.cookies["device"] = self.phone
        return client


def build_town(at: str, secretary: Person) -> Town:
    town_path = "/".join(at.split("/")[:2]) + "/"
    for year in {make.NOW.year, localdate().year}:
        make.fund(yuan=900_000, at=town_path, year=year)
    town = Town(fund=Fund.objects.get(programme__place__path=town_path, year=localdate().year))
    _demands(town, at, secretary)
    _projects(town, at, secretary)
    _people(town, at, town_path, secretary)
    return town


def _sent(at: str) -> tuple[str, Any]:
    """A report with a photo and a phone; its draft's token and its receipt."""
    token = _draft(at)
    receipt = report_demand(
        token=token, contact=Contact(name="陈大文", phone=PHONE), now=timezone.now()
    )
    return token, receipt


def _draft(at: str) -> str:
    now = timezone.now()
    words = "村口的沙井盖不见了，小孩容易掉下去。"
    files = [make.photo_file()]
    token = keep_draft(token="", words=words, files=files, dropped=[], most=9, now=now)
    place_draft(token=token, place_id=make.place(at).pk, location="村口", for_family=False, now=now)
    return token


def _demands(town: Town, at: str, secretary: Person) -> None:
    town.draft = _draft(at)
    town.sent, receipt = _sent(at)
    town.code, town.secret = receipt.code, receipt.secret
    town.requester = Requester.objects.get(code=receipt.code)
    direct = make.checked(at, by=secretary)
    handle_directly(actor=secretary, demand_id=direct.pk, now=make.NOW)
    town.demands = {
        "photo": receipt.demand,
        "fresh": make.demand(at=at),
        "checked": make.checked(at, by=secretary),
        "direct": direct,
    }


def _projects(town: Town, at: str, secretary: Person) -> None:
    how: dict[str, Any] = {"at": at, "by": secretary}
    made: dict[str, Project] = {
        "forming": make.project(at, by=secretary),
        "complete": make.complete(at, by=secretary, yuan=10_000),
        "applied": make.application(yuan=10_000, **how).project,
    }
    builders = {
        "approved": _approved,
        "working": _working,
        "photographed": _photographed,
        "finished": _finished,
        "repair": _repair,
        "accepted": _accepted,
        "settled": _settled,
        "paid": _paid,
        "closed": _closed,
    }
    made.update({name: build(at, secretary) for name, build in builders.items()})
    town.projects = {name: Project.objects.get(pk=each.pk) for name, each in made.items()}
    accepted = town.projects["accepted"].demands.get()
    town.asked = Requester.objects.get(demand=accepted, raised=True)
    town.survey = survey_site(
        actor=secretary,
        project_id=made["complete"].pk,
        look=Look(on=make.TODAY, findings="灯坏了一半。", members=3, residents=2),
        files=[make.photo_file()],
        now=make.NOW,
    )
    report_progress(
        actor=secretary,
        project_id=made["working"].pk,
        outcome_id=None,
        done=None,
        words=f"打电话找陈师傅，{PHONE}。",
        now=make.NOW,
    )
    town.held = Held.objects.get(place=made["working"].place, verdict=Verdict.WAITING)
    closed = town.projects["closed"].demands.get()
    town.unhappy = Requester.objects.get(demand=closed, raised=True).code
    opinion = Opinion(solved="no", grade="unsatisfied", words="还是不亮。")
    answer_question(code=town.unhappy, opinion=opinion, now=timezone.now())


def _approved(at: str, by: Person) -> Project:
    asked = make.application(yuan=10_000, at=at, by=by)
    town_path = "/".join(at.split("/")[:2]) + "/"
    approve_application(
        actor=make.approver(town_path),
        application_id=asked.pk,
        granted_fen=asked.asked_fen,
        words="",
        now=make.NOW,
    )
    return Project.objects.get(pk=asked.project_id)


def _working(at: str, by: Person) -> Project:
    return make.start_work(
        actor=by, project_id=_approved(at, by).pk, started_on=make.TODAY, now=make.NOW
    )


def _photographed(at: str, by: Person) -> Project:
    made = _working(at, by)
    make._photo(made, by, "after", "yellow")
    return made


def _finished(at: str, by: Person) -> Project:
    made = _photographed(at, by)
    now = make.later(20)
    return make.finish_work(actor=by, project_id=made.pk, finished_on=localdate(now), now=now)


def _instructor(at: str) -> Person:
    return make.instructor("/".join(at.split("/")[:3]) + "/")


def _repair(at: str, by: Person) -> Project:
    made = _finished(at, by)
    now = make.later(21)
    found = RepairList("灯罩松了", localdate(now) + timedelta(days=5), 2)
    ask_for_repair(actor=_instructor(at), project_id=made.pk, found=found, now=now)
    return made


def _accepted(at: str, by: Person) -> Project:
    made = _finished(at, by)
    quantities = {outcome.pk: outcome.planned for outcome in made.outcomes.all()}
    verdict = make.Verdict(residents=2, words="亮了。", quantities=quantities)
    make.accept_project(
        actor=_instructor(at), project_id=made.pk, verdict=verdict, now=make.later(22)
    )
    return made


def _settled(at: str, by: Person) -> Project:
    made = _accepted(at, by)
    town_path = "/".join(at.split("/")[:2]) + "/"
    settle_project(
        actor=make.handler(town_path),
        project_id=made.pk,
        total_fen=1_000_000,
        fund_fen=900_000,
        now=make.later(24),
    )
    return made


def _paid(at: str, by: Person) -> Project:
    made = _settled(at, by)
    town_path = "/".join(at.split("/")[:2]) + "/"
    pay_project(
        actor=make.finance(town_path),
        project_id=made.pk,
        fen=900_000,
        voucher="付-1",
        paid_on=localdate(make.later(25)),
        now=make.later(25),
    )
    return made


def _closed(at: str, by: Person) -> Project:
    made = _paid(at, by)
    town_path = "/".join(at.split("/")[:2]) + "/"
    close_project(actor=make.handler(town_path), project_id=made.pk, now=make.later(26))
    return made


def _people(town: Town, at: str, town_path: str, secretary: Person) -> None:
    town.person = make.committee(at)
    town.post = town.person.posts.get()
    town.successor = make.person(None, at)
    town.ticket = send_recovery(
        actor=make.system_admin(town_path), person_id=town.person.pk, now=timezone.now()
    )
    TOTP.activate(town.person, "JBSWY3DPEHPK3PXP")


def call_it_canary() -> None:
    """Everything of the other town that has a name gets one that can be found on a page."""
    below = OTHER_TOWN
    # It stands behind the home town in the official list.
    Place.objects.filter(path__startswith=below).update(name=CANARY, sort=99)
    Person.objects.filter(home__path__startswith=below).update(name=CANARY)
    Demand.objects.filter(place__path__startswith=below).update(title=CANARY)
    Project.objects.filter(place__path__startswith=below).update(title=CANARY)
    Programme.objects.filter(place__path__startswith=below).update(name=CANARY)


# fmt: off
POSTS = {
    "secretary":         (Role.SECRETARY,      HOME),
    "committee":         (Role.COMMITTEE,      HOME),
    "supervision":       (Role.SUPERVISION,    HOME),
    "stranger":          (Role.SECRETARY,      make.OTHER_VILLAGE),
    "instructor":        (Role.INSTRUCTOR,     "sd/cc/a1/"),
    "other_instructor":  (Role.INSTRUCTOR,     "sd/cc/a2/"),
    "handler":           (Role.HANDLER,        make.TOWN),
    "approver":          (Role.APPROVER,       make.TOWN),
    "department":        (Role.DEPARTMENT,     make.TOWN),
    "finance":           (Role.FINANCE,        make.TOWN),
    "leader":            (Role.LEADER,         make.TOWN),
    "auditor":           (Role.AUDITOR,        make.TOWN),
    "system_admin":      (Role.SYSTEM_ADMIN,   make.TOWN),
    "security_admin":    (Role.SECURITY_ADMIN, make.TOWN),
    "audit_admin":       (Role.AUDIT_ADMIN,    make.TOWN),
    "foreign_secretary": (Role.SECRETARY,      OTHER),
    "foreign_approver":  (Role.APPROVER,       OTHER_TOWN),
    "foreign_admin":     (Role.SYSTEM_ADMIN,   OTHER_TOWN),
    "ended":             (Role.SECRETARY,      HOME),
    "disabled":          (Role.SECRETARY,      HOME),
}
# fmt: on
WITHOUT_ACCOUNT = ("anonymous", "code_holder", "own_link", "invited")
IDENTITIES = (*WITHOUT_ACCOUNT, *POSTS)


PLAIN = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator["World"]:
    """Both towns, built once for a module and taken back at its end.

    Each test of the module runs in a transaction of its own within that of the world.
    """
    with (
        django_db_blocker.unblock(),
        override_settings(SECOND_FACTOR=False, STORAGES=PLAIN),
        undone(),
    ):
        yield build_world()


def build_world() -> World:
    for number, path in enumerate((HOME, make.OTHER_VILLAGE, OTHER)):
        make.place(path)
        Place.objects.filter(path=path).update(sort=number)
    people = {name: make.person(role, at) for name, (role, at) in POSTS.items()}
    home, other = (
        build_town(HOME, people["secretary"]),
        build_town(OTHER, people["foreign_secretary"]),
    )
    call_it_canary()
    cookies = {name: _signed_in(person) for name, person in people.items()}
    _end(people["ended"], people["disabled"])
    phone = Client().get(reverse("portal:report")).cookies["device"].value
    return World(home, other, people, cookies, phone)


def _signed_in(person: Person) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _end(ended: Person, disabled: Person) -> None:
    """One whose post ended yesterday, one switched off while signed in."""
    yesterday = localdate() - timedelta(days=1)
    Post.objects.filter(person=ended).update(until=yesterday)
    Person.objects.filter(pk=disabled.pk).update(is_active=False)


def known(value: Any, name: str, town: Town) -> Any:
    """What stands in the address, as far as this person can know it."""
    knows_link, knows_code = name == "own_link", name in ("own_link", "code_holder")
    if value in (town.secret, town.draft, town.sent) and not knows_link:
        return WRONG_SECRET
    if value == town.ticket and name != "invited":
        return WRONG_SECRET
    if value in (town.code, town.asked.code, town.unhappy) and not knows_code:
        return WRONG_CODE
    return value


def snapshot() -> dict[str, int]:
    """A number for the contents of every table that tells what happened."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in LOOSE:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                found[table] = hash(tuple(sorted(map(repr, cursor.fetchall()))))
    return found


@contextmanager
def undone() -> Iterator[None]:
    """What happens within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def writes() -> Iterator[list[str]]:
    """The statements within that write to a table that tells what happened."""
    found: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        is_writing = sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "REPLACE"))
        if is_writing and not any(table in sql for table in LOOSE):
            found.append(sql[:120])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found


def forget_counts() -> None:
    cache.clear()
