"""Staff erase a contact for a person who asked on the phone or in person."""

import pytest

from liban.demands.actions import erase_for_somebody
from liban.journal.models import Entry
from liban.kit.refusal import NotAllowed, WrongState
from tests import make

pytestmark = pytest.mark.django_db


def test_erases_name_and_phone_and_writes_it_down():
    requester = make.receipt(phone="13800000000").demand.requesters.get()
    erase_for_somebody(actor=make.committee(), requester_id=requester.pk, now=make.NOW)

    requester.refresh_from_db()
    assert (requester.name, requester.phone) == ("", "")
    assert Entry.objects.last().name == "demands.contact-erased"
    with pytest.raises(WrongState, match="已经删了"):
        erase_for_somebody(actor=make.committee(), requester_id=requester.pk, now=make.NOW)


def test_refuses_someone_of_another_village_and_keeps_the_phone():
    requester = make.receipt(phone="13800000000").demand.requesters.get()
    entries = Entry.objects.count()
    with pytest.raises(NotAllowed):
        erase_for_somebody(actor=make.stranger(), requester_id=requester.pk, now=make.NOW)
    requester.refresh_from_db()
    assert (requester.phone, Entry.objects.count()) == ("13800000000", entries)
