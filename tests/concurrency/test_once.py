"""R02: one form sent twenty times at once and five times later is done once.

Through the real pages and the real middleware, each sender with a connection of its own.
"""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from liban.demands.models import Demand, Draft
from liban.journal.models import Entry, Once
from tests import make

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SENDERS, LATER = 20, 5
KEY = "k" * 24
FIRST = "/report/"


@pytest.fixture(autouse=True)
def fresh_counts(transactional_db):
    cache.clear()


def send(url, key, cookies=None, **fields):
    client = Client()
    client.cookies.update(cookies or {})
    answer = client.post(url, {"once": key, **fields})
    return answer.status_code, answer.headers.get("Location", "")


def test_one_key_makes_one_draft_and_every_sender_gets_the_same_answer(crowd):
    words = {"words": "巷子里的灯坏了。"}
    told = crowd(SENDERS).together(lambda _number: send(FIRST, KEY, **words))
    told += [send(FIRST, KEY, **words) for _ in range(LATER)]
    assert len(told) == SENDERS + LATER
    assert len(set(told)) == 1, set(told)
    status, where = told[0]
    assert (status, where.endswith("/where/")) == (302, True)
    assert (Draft.objects.count(), Once.objects.count()) == (1, 1)


def test_without_a_common_key_there_would_be_as_many_as_senders(crowd):
    """The control: the same form, sent as twenty different ones."""
    words = {"words": "巷子里的灯坏了。"}
    told = crowd(SENDERS).together(lambda number: send(FIRST, f"{number:024}", **words))
    assert {status for status, _where in told} == {302}
    assert Draft.objects.count() == SENDERS


def ready_to_send():
    """The last screen of a report, as a phone with its cookies sees it."""
    place, client = make.place(), Client()
    client.get(FIRST)
    where = client.post(FIRST, {"once": "b" * 24, "words": "巷子里的灯坏了。"}).headers["Location"]
    check = client.post(where, {"once": "c" * 24, "place": place.pk}).headers["Location"]
    client.get(check)
    return check, client.cookies


def test_a_report_sent_twenty_five_times_is_one_demand_with_one_entry(crowd):
    check, cookies = ready_to_send()
    fields = {"name": "", "phone": "13812345678"}
    told = crowd(SENDERS).together(lambda _number: send(check, KEY, cookies, **fields))
    told += [send(check, KEY, cookies, **fields) for _ in range(LATER)]
    assert set(told) == {(302, check.replace("/check/", "/done/"))}
    assert Demand.objects.count() == 1
    assert Entry.objects.filter(name="demands.demand-reported").count() == 1


def test_the_same_key_with_other_content_is_refused_and_changes_nothing(crowd):
    assert send(FIRST, KEY, words="巷子里的灯坏了。")[0] == 302
    told = crowd(SENDERS).together(lambda number: send(FIRST, KEY, words=f"第 {number} 盏灯"))
    assert told == [(422, "")] * SENDERS
    assert Draft.objects.count() == 1


def test_the_same_key_for_another_page_is_refused():
    assert send(FIRST, KEY, words="巷子里的灯坏了。")[0] == 302
    token_page = reverse("portal:report", args=["x" * 20])
    assert send(token_page, KEY, words="巷子里的灯坏了。")[0] == 422


def test_a_form_with_a_mistake_can_be_sent_again_with_the_same_key():
    assert send(FIRST, KEY, words="")[0] == 422
    assert Once.objects.count() == 0
    assert send(FIRST, KEY, words="巷子里的灯坏了。")[0] == 302


def test_a_form_without_a_key_is_refused():
    for key in ("", "short", "k" * 65, "<script>alert(1)</script>"):
        assert send(FIRST, key, words="巷子里的灯坏了。")[0] == 400
    assert Draft.objects.count() == 0


def test_the_same_key_of_two_people_is_two_forms():
    first, second = (make.secretary() for _ in range(2))
    for someone in (first, second):
        client = Client()
        client.force_login(someone)
        assert client.post(FIRST, {"once": KEY, "words": "灯坏了。"}).status_code == 302
    assert Once.objects.count() == 2
    assert connection.in_atomic_block is False
