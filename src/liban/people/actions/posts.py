"""Posts: who holds what role where. Ending one may leave projects behind: see ``projects``."""

from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.journal.steps import record
from liban.kit.refusal import BrokenRule, NotAllowed
from liban.kit.use_case import use_case
from liban.people.events import Appointed
from liban.people.models import Person, Post
from liban.people.roles import Role
from liban.people.steps import begin_post, locked
from liban.places.models import Place
from liban.policy import require, why_not


@use_case
def appoint(
    *,
    actor: Person,
    person_id: int,
    role: Role,
    place_id: int,
    since: date | None = None,
    until: date | None = None,
    now: datetime,
) -> Post:
    """Let a person hold a role at a place, from a day (today by default) on."""
    person = locked(person_id)
    place = Place.objects.select_for_update().get(pk=place_id)
    post = Post(person=person, role=role, place=place)
    require(actor, "people.appoint", post)
    _require_home(actor, "people.appoint", person)
    since = since or localdate(now)
    if role == Role.SECRETARY:
        _refuse_second_secretary(post.place, since)
    post = begin_post(person, Role(role), post.place, since=since, until=until)
    _record(post, actor, now)
    return post


@use_case
def name_administrator(
    *, actor: Person, person_id: int, role: Role, place_id: int, now: datetime
) -> Post:
    """The first security and the first audit administrator are named by the system administrator.

    Afterwards only a security administrator appoints: see docs/decisions/0003.
    """
    person = locked(person_id)
    place = Place.objects.select_for_update().get(pk=place_id)
    post = Post(person=person, role=role, place=place)
    require(actor, "people.name_administrator", post)
    _require_home(actor, "people.name_administrator", person)
    if role not in (Role.SECURITY_ADMIN, Role.AUDIT_ADMIN):
        raise BrokenRule(_("系统管理员只任命第一位安全管理员和第一位审计管理员。"))
    if Post.objects.filter(role=role, place__path__in=Place.above(post.place.path)).exists():
        raise BrokenRule(
            _("这里已经有过%(role)s，以后由安全管理员任免。") % {"role": Role(role).label}
        )
    post = begin_post(person, Role(role), post.place, since=localdate(now))
    _record(post, actor, now)
    return post


def _require_home(actor: Person, use_case_name: str, person: Person) -> None:
    """The account too must be within the actor's reach, not the place alone."""
    if reason := why_not(actor, use_case_name, person):
        raise NotAllowed(reason)


def _refuse_second_secretary(place: Place, since: date) -> None:
    posts = Post.objects.lasting(since).filter(role=Role.SECRETARY, place=place)
    if post := posts.select_related("person").first():
        raise BrokenRule(
            _("%(place)s现在的书记是%(name)s，换人请用“交接”。")
            % {"place": place, "name": post.person}
        )


def _record(post: Post, actor: Person, now: datetime) -> None:
    record(
        Appointed(
            person_id=post.person_id,
            post_id=post.pk,
            role=post.role,
            place_id=post.place_id,
            since=post.since,
            until=post.until,
        ),
        about=post.person,
        actor=actor,
        now=now,
    )
