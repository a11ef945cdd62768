"""The person's own data: seen, changed and erased by their own link only."""

import pytest

from liban.demands.actions import (
    change_contact,
    erase_contact,
    erase_old_contacts,
    finish_directly,
    handle_directly,
    merge_demands,
)
from liban.demands.models import Demand, Requester
from liban.demands.rules import Contact
from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def receipt():
    return make.receipt(phone="13812345678")


def phone():
    return Requester.objects.get().phone


def test_erases_name_phone_and_device_and_leaves_the_matter(receipt):
    erase_contact(code=receipt.code, secret=receipt.secret, now=make.NOW)
    who = Requester.objects.get()
    assert (who.name, who.phone, who.device, who.erased_at) == ("", "", "", make.NOW)
    assert Demand.objects.get().words
    assert Entry.objects.last().facts == {"requester_id": who.pk}


@pytest.mark.parametrize("secret", ["", "x", "草"])
def test_only_the_own_secret_erases_or_changes(receipt, secret):
    entries = Entry.objects.count()
    with pytest.raises(BrokenRule):
        erase_contact(code=receipt.code, secret=secret, now=make.NOW)
    with pytest.raises(BrokenRule):
        change_contact(code=receipt.code, secret=secret, contact=Contact(), now=make.NOW)
    assert phone() == "13812345678"
    assert Entry.objects.count() == entries


def test_changes_what_is_held(receipt):
    contact = Contact(name=" 区先生 ", phone="139 0000 1111")
    change_contact(code=receipt.code, secret=receipt.secret, contact=contact, now=make.NOW)
    who = Requester.objects.get()
    assert (who.name, who.phone) == ("区先生", "13900001111")
    assert Entry.objects.last().name == "demands.contact-changed"
    assert "139" not in repr(Entry.objects.last().facts)


def test_refuses_a_wrong_phone_and_changes_nothing(receipt):
    with pytest.raises(BrokenRule):
        change_contact(
            code=receipt.code, secret=receipt.secret, contact=Contact(phone="12"), now=make.NOW
        )
    assert phone() == "13812345678"


def test_it_goes_by_itself_ninety_days_after_the_matter_was_done(receipt):
    Demand.objects.update(done_at=make.NOW)
    assert erase_old_contacts(now=make.later(90)) == 0
    assert phone() == "13812345678"
    assert erase_old_contacts(now=make.later(91)) == 1
    assert phone() == ""
    assert erase_old_contacts(now=make.later(92)) == 0


def test_erases_also_those_whose_matter_was_merged_into_one_that_is_done():
    lead = make.secretary()
    into = make.checked(by=lead)
    merged = make.receipt(phone="13800000000").demand
    merge_demands(actor=lead, demand_id=merged.pk, into_id=into.pk, now=make.NOW)
    handle_directly(actor=lead, demand_id=into.pk, now=make.NOW)
    finish_directly(
        actor=lead, demand_id=into.pk, words="修好了", files=[make.photo_file()], now=make.NOW
    )

    assert erase_old_contacts(now=make.later(90)) == 0
    assert erase_old_contacts(now=make.later(91)) == 2
    assert merged.requesters.get().phone == ""
