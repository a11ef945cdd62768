"""Accounts: made without a password, switched off and on, recovered by a link."""

from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.journal.steps import record
from liban.kit.refusal import BrokenRule
from liban.kit.use_case import use_case
from liban.people import events
from liban.people.models import Person, Post, Purpose
from liban.people.rules import OFFICE
from liban.people.steps import (
    clear_authenticators,
    end_sessions,
    give_ticket,
    life_of,
    locked,
    new_person,
    refuse_last_keeper,
    void_tickets,
)
from liban.places.models import Place
from liban.policy import require


@use_case
def invite_person(
    *, actor: Person, home_id: int, username: str, name: str, phone: str = "", now: datetime
) -> tuple[Person, str]:
    """Make an account without a password, kept by the town (or district) ``home``.

    Gives the person and the token of the link by which they choose their own password.
    """
    home = Place.objects.select_for_update().get(pk=home_id)
    require(actor, "people.invite_person", home)
    if home.level not in OFFICE:
        raise BrokenRule(_("账号属于镇（街道）或区；在哪个村任职，由安全管理员任命。"))
    person = new_person(home, username=username, name=name, phone=phone)
    token = give_ticket(person, Purpose.INVITE, life=life_of(Purpose.INVITE, home), now=now)
    record(
        events.PersonInvited(person_id=person.pk, home_id=home.pk),
        about=person, actor=actor, now=now,
    )  # fmt: skip
    return person, token


@use_case
def send_recovery(*, actor: Person, person_id: int, now: datetime) -> str:
    """Make a one-time link for somebody who cannot come in; it replaces all older links.

    The administrator hands it over; a second factor that was set up is still asked for.
    """
    person = locked(person_id)
    require(actor, "people.send_recovery", person)
    if not person.is_active:
        raise BrokenRule(_("这个账号停用了，请先启用再发链接。"))
    purpose = Purpose.RECOVERY if person.has_usable_password() else Purpose.INVITE
    token = give_ticket(person, purpose, life=life_of(purpose, person.home), now=now)
    record(events.RecoveryLinkMade(person_id=person.pk), about=person, actor=actor, now=now)
    return token


@use_case
def switch_account(*, actor: Person, person_id: int, on: bool, now: datetime) -> None:
    """Disable an account, which ends its sessions and links at once, or enable it again."""
    person = locked(person_id)
    require(actor, "people.switch_account", person)
    if person.is_active == on:
        return
    if not on:
        _refuse_last_administrator(person, localdate(now))
        void_tickets(person, now)
    person.is_active = on
    person.save(update_fields=["is_active"])
    end_sessions(person)
    kind = events.AccountEnabled if on else events.AccountDisabled
    record(kind(person_id=person.pk), about=person, actor=actor, now=now)


def _refuse_last_administrator(person: Person, today: date) -> None:
    for post in Post.objects.current(today).filter(person=person).select_related("place"):
        refuse_last_keeper(post, today)


@use_case
def clear_second_factor(*, actor: Person, person_id: int, now: datetime) -> None:
    """Take away a second factor whose phone is lost; it is set up anew at the next sign-in.

    Another administrator than the one who makes links: no single one can enter as others.
    """
    person = locked(person_id)
    require(actor, "people.clear_second_factor", person)
    clear_authenticators(person)
    record(events.SecondFactorCleared(person_id=person.pk), about=person, actor=actor, now=now)
