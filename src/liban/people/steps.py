"""Parts of use-cases about people, for this domain and for those above it."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from liban.kit.refusal import BrokenRule
from liban.people.models import Person, Post, Purpose, Ticket
from liban.people.roles import Role
from liban.people.rules import are_kept_apart, digest_of, levels_of
from liban.places.models import Place
from liban.places.queries import settings_at

KEEPERS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)


def locked(person_id: int) -> Person:
    """The person, held; the journal may still name them, whoever else writes into it meanwhile."""
    rows = Person.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("home").get(pk=person_id)


def new_person(home: Place, *, username: str, name: str, phone: str = "") -> Person:
    """An account without a password; refuses an account name that is taken or misspelt."""
    person = Person(username=username, name=name, phone=phone, home=home)
    person.set_unusable_password()
    try:
        person.full_clean(exclude=["password"])
    except ValidationError as error:
        raise BrokenRule(" ".join(error.messages)) from error
    person.save()
    return person


def lock_people(ids: Iterable[int]) -> None:
    """Hold several persons, always in one order, so that two who do it do not wait in a ring."""
    list(Person.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))


def end_sessions(person: Person) -> None:
    """Whoever is signed in as ``person`` is out at the next request, on every device."""
    Person.objects.filter(pk=person.pk).update(generation=F("generation") + 1)
    person.refresh_from_db(fields=["generation"])


def clear_authenticators(person: Person) -> None:
    """Take the second factor and its spare codes away; sessions that had used it end."""
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person)


def void_tickets(person: Person, now: datetime) -> None:
    """Links of ``person`` that nobody has used open nothing any more."""
    person.tickets.filter(used_at__isnull=True, expires_at__gt=now).update(expires_at=now)


def give_ticket(person: Person | None, purpose: Purpose, *, life: timedelta, now: datetime) -> str:
    """A new one-time link, in place of older ones; the token is never to be read again."""
    if person:
        void_tickets(person, now)
    token = secrets.token_urlsafe(32)
    Ticket.objects.create(
        person=person, purpose=purpose, digest=digest_of(token), expires_at=now + life
    )
    return token


def life_of(purpose: Purpose, place: Place) -> timedelta:
    """How long a link counts, as the town has set it."""
    rows = settings_at(place)
    if purpose == Purpose.RECOVERY:
        return timedelta(minutes=rows.number("account.recovery_minutes"))
    return timedelta(hours=rows.number("account.invite_hours"))


def set_password(person: Person, password: str) -> None:
    """Give ``person`` the password of their own choice; every session of theirs ends."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise BrokenRule(" ".join(error.messages)) from error
    person.set_password(password)
    person.save(update_fields=["password"])
    end_sessions(person)


def begin_post(
    person: Person, role: Role, place: Place, *, since: date, until: date | None = None
) -> Post:
    """Let ``person`` hold ``role`` at ``place``, when the rules of posts allow it."""
    if not person.is_active:
        raise BrokenRule(_("这个账号停用了，请先启用再任职。"))
    if not place.path.startswith(person.home.path):
        raise BrokenRule(_("这个账号属于%(home)s，只能在它的辖区内任职。") % {"home": person.home})
    if place.level not in levels_of(role):
        raise BrokenRule(_("%(role)s不在这一级任职，请换一个地方。") % {"role": role.label})
    if until and until < since:
        raise BrokenRule(_("结束日期要在开始日期当天或之后。"))
    for post in Post.objects.lasting(since).filter(person=person):
        _refuse_beside(post, role, place)
    return Post.objects.create(person=person, role=role, place=place, since=since, until=until)


def _refuse_beside(post: Post, role: Role, place: Place) -> None:
    if post.role == role and post.place_id == place.pk:
        raise BrokenRule(_("这个人已经在这里担任%(role)s。") % {"role": role.label})
    if are_kept_apart(role, post.role):
        raise BrokenRule(_("三员分立：系统、安全、审计三个管理员不能是同一个人。"))


def finish_post(post: Post, *, on: date, today: date, now: datetime) -> None:
    """End a post with the day ``on``; a day that has come takes it away at this moment."""
    post.until = max(on, post.since)
    if on <= today:
        post.ended_at = now
    post.save(update_fields=["until", "ended_at"])
    end_sessions(post.person)


def refuse_last_keeper(post: Post, today: date) -> None:
    """A place needs a system and a security administrator, or nobody could ever come in again.

    Somebody whose post already has a last day does not count as another. The place is held, so
    that of two who take each other away at once the second finds that only one is left.
    """
    if post.role not in KEEPERS:
        return
    Place.objects.select_for_update(no_key=True).get(pk=post.place_id)
    lasting = Post.objects.current(today).filter(role=post.role, place=post.place, until=None)
    if not lasting.filter(person__is_active=True).exclude(person=post.person_id).exists():
        raise BrokenRule(
            _("%(place)s只剩这一位%(role)s，请先任命另一位。")
            % {"place": post.place, "role": post.get_role_display()}
        )
