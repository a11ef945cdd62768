"""One-time links: the first administrator's, an invitation's, a recovery's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.journal.steps import record
from liban.kit.refusal import BrokenRule
from liban.kit.use_case import use_case
from liban.people import events
from liban.people.models import Person, Purpose, Ticket
from liban.people.roles import Role
from liban.people.rules import digest_of
from liban.people.steps import (
    begin_post,
    clear_authenticators,
    give_ticket,
    life_of,
    new_person,
    set_password,
)
from liban.places.queries import the_town
from liban.places.rules import KNOWN
from liban.places.steps import found_town

KEEP = timedelta(days=30)


@dataclass(frozen=True)
class FirstPerson:
    """What the first administrator says about themselves, and about a town not yet there."""

    name: str
    username: str
    district: str = ""
    town: str = ""


@use_case
def make_first_link(*, now: datetime) -> str:
    """The link by which the first administrator comes in; only while there is nobody."""
    if Person.objects.exists():
        raise BrokenRule(_("已经有账号了，请由系统管理员建立新账号。"))
    Ticket.objects.filter(person=None, used_at=None).update(expires_at=now)
    life = timedelta(hours=int(str(KNOWN["account.invite_hours"].default)))
    token = give_ticket(None, Purpose.FIRST_ADMIN, life=life, now=now)
    ticket = Ticket.objects.get(digest=digest_of(token))
    record(events.FirstLinkMade(), about=ticket, actor=None, now=now)
    return token


@use_case
def make_recovery_link(*, username: str, clear_factor: bool = False, now: datetime) -> str:
    """A link made on the server itself, for when no administrator can come in.

    ``clear_factor`` takes a lost second factor away too: whoever runs commands on the server
    holds the keys anyway, and the journal tells both without an actor.
    """
    person = Person.objects.select_related("home").filter(username=username).first()
    if person is None:
        raise BrokenRule(_("没有这个账号：%(username)s") % {"username": username})
    if not person.is_active:
        raise BrokenRule(_("这个账号停用了，请先由管理员启用。"))
    if clear_factor:
        clear_authenticators(person)
    life = life_of(Purpose.RECOVERY, person.home)
    token = give_ticket(person, Purpose.RECOVERY, life=life, now=now)
    if clear_factor:
        record(events.SecondFactorCleared(person_id=person.pk), about=person, actor=None, now=now)
    record(events.RecoveryLinkMade(person_id=person.pk), about=person, actor=None, now=now)
    return token


@use_case
def use_ticket(
    *, token: str, password: str, first: FirstPerson | None = None, now: datetime
) -> Person:
    """Whoever holds the link chooses a password with it, once."""
    ticket = Ticket.objects.select_for_update().filter(digest=digest_of(token)).first()
    if ticket is None or not ticket.opens(now):
        raise BrokenRule(_("这个链接已经用过或过了期，请向管理员再要一个。"))
    person = ticket.person or _first_administrator(first, now)
    set_password(person, password)
    ticket.used_at = now
    ticket.save(update_fields=["used_at"])
    event = events.TicketUsed(person_id=person.pk, purpose=ticket.purpose)
    record(event, about=person, actor=person, now=now)
    return person


def _first_administrator(first: FirstPerson | None, now: datetime) -> Person:
    if first is None or Person.objects.exists():
        raise BrokenRule(_("已经有账号了，请由系统管理员建立新账号。"))
    home = the_town() or found_town(district=first.district, town=first.town)
    person = new_person(home, username=first.username, name=first.name)
    begin_post(person, Role.SYSTEM_ADMIN, home, since=localdate(now))
    return person


@use_case
def tidy_tickets(*, now: datetime) -> int:
    """Forget links that have opened nothing for a month."""
    return Ticket.objects.filter(expires_at__lt=now - KEEP).delete()[0]
