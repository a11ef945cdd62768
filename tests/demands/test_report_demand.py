"""Third screen: the draft becomes a demand with its clocks, the person gets a code."""

from datetime import date

import pytest

from liban.demands.actions import report_demand
from liban.demands.models import Demand, Draft, Requester
from liban.demands.queries import draft_of, knows_secret, receipt_of
from liban.demands.rules import Contact
from liban.demands.states import State
from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, WrongState
from liban.places.models import Setting
from tests import make
from tests.demands.test_keep_draft import keep
from tests.demands.test_place_draft import put

pytestmark = pytest.mark.django_db


@pytest.fixture
def token():
    token = keep(files=[make.photo_file()])
    put(token)
    return token


def test_starts_the_clocks_of_the_promise(token):
    demand = report_demand(token=token, contact=Contact(), now=make.NOW).demand
    assert demand.state == State.RECEIVED
    assert demand.check_due_on == demand.answer_due_on == date(2026, 3, 5)
    assert (demand.stage_since, demand.stage_due_on) == (make.TODAY, date(2026, 3, 5))


def test_the_days_are_the_town_s(token):
    town = make.place(make.TOWN)
    Setting.objects.create(place=town, name="demand.check_days", value="1")
    demand = report_demand(token=token, contact=Contact(), now=make.NOW).demand
    assert demand.check_due_on == date(2026, 3, 3)


def test_gives_a_code_and_a_secret_of_which_only_the_hash_is_kept(token):
    receipt = report_demand(token=token, contact=Contact(), now=make.NOW)
    who = Requester.objects.get()
    assert (receipt.code, who.raised) == (who.code, True)
    assert knows_secret(who, receipt.secret)
    assert not knows_secret(who, "")
    assert receipt.secret not in repr(Requester.objects.values())
    assert receipt_of(draft_of(token)) == who
    assert draft_of(token).secret == receipt.secret


def test_takes_photos_words_and_place_along_and_empties_the_draft(token):
    demand = report_demand(token=token, contact=Contact(), now=make.NOW).demand
    assert (demand.words, demand.location, demand.photos.count()) == ("灯坏了", "祠堂门口", 1)
    assert Draft.objects.get().words == ""


def test_the_journal_holds_no_word_of_the_person(token):
    contact = Contact(name="区阿姨", phone="13812345678", for_family=True)
    report_demand(token=token, contact=contact, now=make.NOW)
    entry = Entry.objects.get()
    assert (entry.name, entry.actor) == ("demands.demand-reported", None)
    for word in ("灯", "区阿姨", "138", "祠堂"):
        assert word not in repr(entry.facts)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13812345678", "13812345678"),
        (" +86 138-1234-5678 ", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("0757-23330000", "075723330000"),
        ("", ""),
    ],
)
def test_reads_a_phone_as_people_write_it(token, typed, kept):
    report_demand(token=token, contact=Contact(phone=typed), now=make.NOW)
    assert Requester.objects.get().phone == kept


@pytest.mark.parametrize("typed", ["123", "23812345678", "1381234567", "电话", "1" * 40])
def test_refuses_what_is_no_phone_and_keeps_the_draft(token, typed):
    with pytest.raises(BrokenRule):
        report_demand(token=token, contact=Contact(phone=typed), now=make.NOW)
    assert (Demand.objects.count(), Entry.objects.count()) == (0, 0)
    assert draft_of(token).words == "灯坏了"


def test_refuses_a_second_time(token):
    report_demand(token=token, contact=Contact(), now=make.NOW)
    with pytest.raises(WrongState):
        report_demand(token=token, contact=Contact(), now=make.NOW)
    assert Demand.objects.count() == 1


def test_refuses_without_a_place_or_without_words():
    without_place = keep()
    with pytest.raises(BrokenRule):
        report_demand(token=without_place, contact=Contact(), now=make.NOW)
    without_words = keep("", files=[make.photo_file()])
    put(without_words)
    with pytest.raises(BrokenRule):
        report_demand(token=without_words, contact=Contact(), now=make.NOW)
    assert Demand.objects.count() == 0
