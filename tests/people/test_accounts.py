"""invite_person, send_recovery, switch_account, clear_second_factor."""

import pytest
from allauth.mfa.models import Authenticator
from django.utils.timezone import localdate

from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, NotAllowed
from liban.people.actions import (
    clear_second_factor,
    invite_person,
    send_recovery,
    switch_account,
)
from liban.people.models import Person, Purpose, Ticket
from liban.people.roles import Role
from liban.people.rules import digest_of
from liban.people.steps import end_sessions
from liban.projects.actions import end_post
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW


def invited(actor, username="huanger", at=make.TOWN):
    return invite_person(
        actor=actor, home_id=make.place(at).pk, username=username, name="黄二", now=NOW
    )


def test_invite_person_makes_an_account_that_has_no_password_and_no_post():
    person, token = invited(make.system_admin())
    assert not person.has_usable_password()
    assert not person.posts.exists()
    ticket = Ticket.objects.get(person=person)
    assert (ticket.purpose, ticket.digest) == (Purpose.INVITE, digest_of(token))
    assert (ticket.expires_at - NOW).total_seconds() == 24 * 3600
    entry = Entry.objects.get(name="people.person-invited")
    assert entry.facts == {"person_id": person.pk, "home_id": person.home_id}


@pytest.mark.parametrize("role", [Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.APPROVER])
def test_invite_person_is_for_the_system_administrator_alone(role):
    actor = make.person(role, make.TOWN)
    before = Person.objects.count()
    with pytest.raises(NotAllowed):
        invited(actor)
    assert Person.objects.count() == before


def test_invite_person_refuses_another_town():
    actor = make.system_admin()
    with pytest.raises(NotAllowed):
        invited(actor, at="sd/bj/")
    assert not Person.objects.filter(username="huanger").exists()


@pytest.mark.parametrize("username", ["Huang", "a", "黄二", "1abc", "a b"])
def test_invite_person_refuses_a_user_name_that_cannot_be_read_out(username):
    actor = make.system_admin()
    with pytest.raises(BrokenRule):
        invited(actor, username=username)
    assert not Ticket.objects.exists()


def test_invite_person_refuses_a_name_that_is_taken():
    actor = make.system_admin()
    invited(actor)
    with pytest.raises(BrokenRule):
        invited(actor)
    assert Person.objects.filter(username="huanger").count() == 1


def test_invite_person_keeps_accounts_at_a_town_not_at_a_village():
    with pytest.raises(BrokenRule):
        invited(make.system_admin(), at=make.VILLAGE)


def test_send_recovery_replaces_older_links():
    actor = make.system_admin()
    person, first = invited(actor)
    second = send_recovery(actor=actor, person_id=person.pk, now=NOW)
    old = Ticket.objects.get(digest=digest_of(first))
    new = Ticket.objects.get(digest=digest_of(second))
    assert not old.opens(NOW)
    assert new.opens(NOW)


def test_send_recovery_lasts_half_an_hour_for_somebody_who_has_a_password():
    person = make.secretary()
    person.set_password("x")
    person.save()
    token = send_recovery(actor=make.system_admin(), person_id=person.pk, now=NOW)
    ticket = Ticket.objects.get(digest=digest_of(token))
    assert (ticket.expires_at - NOW).total_seconds() == 30 * 60


def test_send_recovery_refuses_oneself_and_a_disabled_account():
    actor = make.system_admin()
    with pytest.raises(NotAllowed):
        send_recovery(actor=actor, person_id=actor.pk, now=NOW)
    person = make.secretary()
    switch_account(actor=actor, person_id=person.pk, on=False, now=NOW)
    with pytest.raises(BrokenRule):
        send_recovery(actor=actor, person_id=person.pk, now=NOW)
    assert not Ticket.objects.exists()


def test_no_single_administrator_can_both_make_a_link_and_clear_the_second_factor():
    person = make.approver()
    with pytest.raises(NotAllowed):
        clear_second_factor(actor=make.system_admin(), person_id=person.pk, now=NOW)
    with pytest.raises(NotAllowed):
        send_recovery(actor=make.security_admin(), person_id=person.pk, now=NOW)


def test_clear_second_factor_takes_it_away_and_ends_sessions():
    person = make.approver()
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    clear_second_factor(actor=make.security_admin(), person_id=person.pk, now=NOW)
    person.refresh_from_db()
    assert not Authenticator.objects.filter(user=person).exists()
    assert person.generation == 1


def test_switch_account_ends_rights_sessions_and_links_and_gives_them_back():
    admin, person = make.system_admin(), make.secretary()
    send_recovery(actor=admin, person_id=person.pk, now=NOW)
    switch_account(actor=admin, person_id=person.pk, on=False, now=NOW)
    gone = Person.objects.get(pk=person.pk)
    assert not gone.holds([Role.SECRETARY], make.VILLAGE)
    assert gone.get_session_auth_hash() != person.get_session_auth_hash()
    assert not Ticket.objects.get(person=person).opens(NOW)
    switch_account(actor=admin, person_id=person.pk, on=True, now=NOW)
    assert Person.objects.get(pk=person.pk).holds([Role.SECRETARY], make.VILLAGE)
    names = list(Entry.objects.order_by("id").values_list("name", flat=True))
    assert names[-2:] == ["people.account-disabled", "people.account-enabled"]


def test_switch_account_refuses_the_last_security_administrator():
    only = make.security_admin()
    with pytest.raises(BrokenRule):
        switch_account(actor=make.system_admin(), person_id=only.pk, on=False, now=NOW)
    assert Person.objects.get(pk=only.pk).is_active


def test_switch_account_does_not_count_on_somebody_whose_post_has_a_last_day():
    stays, leaves = make.security_admin(), make.security_admin()
    last_day = localdate(make.later(7))
    end_post(actor=stays, post_id=leaves.posts.get().pk, on=last_day, now=NOW)
    with pytest.raises(BrokenRule):
        switch_account(actor=make.system_admin(), person_id=stays.pk, on=False, now=NOW)
    assert Person.objects.get(pk=stays.pk).is_active


def test_switch_account_refuses_people_of_another_town():
    other = make.person(Role.SECRETARY, make.OTHER_TOWN_VILLAGE)
    with pytest.raises(NotAllowed):
        switch_account(actor=make.system_admin(), person_id=other.pk, on=False, now=NOW)
    assert Person.objects.get(pk=other.pk).is_active


def test_sessions_end_however_old_the_copy_of_the_person_is():
    """Two who end them at once each read the same number; none of the two ends is lost."""
    person = make.secretary()
    copy = Person.objects.get(pk=person.pk)
    end_sessions(person)
    end_sessions(copy)
    assert (copy.generation, Person.objects.get(pk=person.pk).generation) == (2, 2)
