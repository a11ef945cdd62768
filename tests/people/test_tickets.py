"""make_first_link, make_recovery_link, use_ticket, tidy_tickets."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule
from liban.people.actions import (
    FirstPerson,
    make_first_link,
    make_recovery_link,
    tidy_tickets,
    use_ticket,
)
from liban.people.models import Person, Purpose, Ticket
from liban.people.roles import Role
from liban.people.steps import give_ticket
from liban.places.models import Place
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW
WRITES = ("INSERT", "UPDATE", "DELETE")
GOOD = "Kaishi-2026-mima"
FIRST = FirstPerson(name="陈一", username="chenyi", district="顺德区", town="陈村镇")


def ticket_for(person, minutes=30):
    return give_ticket(person, Purpose.RECOVERY, life=timedelta(minutes=minutes), now=NOW)


def test_a_new_installation_has_no_account():
    assert not Person.objects.exists()


def test_the_first_link_makes_the_system_administrator_and_the_town():
    token = make_first_link(now=NOW)
    person = use_ticket(token=token, password=GOOD, first=FIRST, now=NOW)
    assert person.check_password(GOOD)
    assert person.home.name == "陈村镇"
    post = person.posts.get()
    assert (post.role, post.place) == (Role.SYSTEM_ADMIN, person.home)
    assert Place.objects.count() == 2


def test_the_first_link_is_refused_once_there_is_somebody():
    make.secretary()
    with pytest.raises(BrokenRule):
        make_first_link(now=NOW)
    assert not Ticket.objects.exists()


def test_an_old_first_link_makes_nobody_when_there_is_somebody_already():
    token = make_first_link(now=NOW)
    make.secretary()
    with pytest.raises(BrokenRule):
        use_ticket(token=token, password=GOOD, first=FIRST, now=NOW)
    assert not Person.objects.filter(username="chenyi").exists()


def test_a_newer_first_link_closes_the_older():
    old = make_first_link(now=NOW)
    make_first_link(now=NOW)
    with pytest.raises(BrokenRule):
        use_ticket(token=old, password=GOOD, first=FIRST, now=NOW)
    assert not Person.objects.exists()


def test_use_ticket_works_once_in_twenty_tries():
    person = make.secretary()
    token = ticket_for(person)
    use_ticket(token=token, password=GOOD, now=NOW)
    for _try in range(20):
        with pytest.raises(BrokenRule):
            use_ticket(token=token, password="Other-2026-mima", now=NOW)
    assert Person.objects.get(pk=person.pk).check_password(GOOD)
    assert Entry.objects.filter(name="people.ticket-used").count() == 1


def test_use_ticket_refuses_an_expired_link():
    person = make.secretary()
    token = ticket_for(person, minutes=30)
    with pytest.raises(BrokenRule):
        use_ticket(token=token, password=GOOD, now=NOW + timedelta(minutes=30))
    assert not Person.objects.get(pk=person.pk).has_usable_password()


def test_use_ticket_refuses_a_disabled_account_and_an_unknown_token():
    person = make.person(None, is_active=False)
    for token in (ticket_for(person), "x" * 43, ""):
        with pytest.raises(BrokenRule):
            use_ticket(token=token, password=GOOD, now=NOW)
    assert not Person.objects.get(pk=person.pk).has_usable_password()


@pytest.mark.parametrize(
    "password", ["shrt-1A", "12345678901234", "alllowercase", "A1-" + "x" * 200]
)
def test_use_ticket_refuses_a_weak_password_and_keeps_the_link(password):
    person = make.person(None)
    token = ticket_for(person)
    with pytest.raises(BrokenRule):
        use_ticket(token=token, password=password, now=NOW)
    assert not Person.objects.get(pk=person.pk).has_usable_password()
    use_ticket(token=token, password=GOOD, now=NOW)


def test_the_database_holds_no_token():
    token = ticket_for(make.secretary())
    ticket = Ticket.objects.get()
    assert token not in (ticket.digest, str(vars(ticket)))


def test_make_recovery_link_says_when_there_is_no_such_account():
    with pytest.raises(BrokenRule):
        make_recovery_link(username="nobody", now=NOW)
    person = make.secretary()
    token = make_recovery_link(username=person.username, now=NOW)
    assert use_ticket(token=token, password=GOOD, now=NOW).pk == person.pk


def test_make_recovery_link_can_clear_a_lost_second_factor_and_says_so():
    person = make.approver()
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    make_recovery_link(username=person.username, now=NOW)
    assert Authenticator.objects.filter(user=person).exists()
    make_recovery_link(username=person.username, clear_factor=True, now=NOW)
    assert not Authenticator.objects.filter(user=person).exists()
    assert Entry.objects.filter(name="people.second-factor-cleared", actor=None).count() == 1


def test_make_recovery_link_writes_into_the_journal_when_all_else_is_written():
    """The head of the journal is held last: writers of the whole town queue there."""
    person = make.approver()
    with CaptureQueriesContext(connection) as queries:
        make_recovery_link(username=person.username, clear_factor=True, now=NOW)
    tables = [query["sql"].split('"')[1] for query in queries if query["sql"][:6] in WRITES]
    first = tables.index("liban_head")
    assert set(tables[first:]) == {"liban_head", "liban_entry"}
    assert "liban_ticket" in tables[:first]


def test_tidy_tickets_forgets_links_after_a_month():
    ticket_for(make.secretary())
    assert tidy_tickets(now=NOW + timedelta(days=30)) == 0
    assert tidy_tickets(now=NOW + timedelta(days=31)) == 1
