"""The list of texts that somebody reads before the public does."""

import pytest

from liban.demands.actions import reply_to_demand
from liban.media.models import Held, Verdict
from tests import make
from tests.web.pages import see, send

pytestmark = pytest.mark.django_db


def held(secretary):
    demand, words = make.demand(), "打 13812345678 找村里，车牌粤X12345。"
    reply_to_demand(actor=secretary, demand_id=demand.pk, words=words, now=make.NOW)
    return Held.objects.get()


def test_nothing_to_look_at_says_so(client):
    page = see(client, make.secretary(), "desk:held_list").content.decode()
    assert "没有要核对的文字。" in page


def test_what_looks_personal_is_marked(client):
    secretary = make.secretary()
    held(secretary)
    answer = see(client, secretary, "desk:held_list")
    (item,) = answer.context["items"]
    assert [piece for piece, marked in item["pieces"] if marked] == ["13812345678", "粤X12345"]
    assert item["kinds"] == "电话号码、车牌号"
    assert "<mark>13812345678</mark>" in answer.content.decode()


@pytest.mark.parametrize("verdict", [Verdict.PUBLISH, Verdict.HIDE])
def test_one_tap_decides(client, verdict):
    secretary = make.secretary()
    text = held(secretary)
    send(client, secretary, "desk:held_look", text.pk, verdict=verdict)
    assert Held.objects.get().verdict == verdict
    assert see(client, secretary, "desk:held_list").context["items"] == []


def test_a_stranger_neither_sees_nor_decides(client):
    text = held(make.secretary())
    stranger = make.stranger()
    assert see(client, stranger, "desk:held_list").context["items"] == []
    assert see(client, stranger, "desk:held_look", text.pk).status_code == 404
    assert send(client, stranger, "desk:held_look", text.pk, verdict="publish").status_code == 404
    assert Held.objects.get().verdict == Verdict.WAITING


def test_a_second_opinion_is_told_on_the_page(client):
    secretary = make.secretary()
    text = held(secretary)
    send(client, secretary, "desk:held_look", text.pk, verdict="hide")
    answer = send(client, secretary, "desk:held_look", text.pk, verdict="publish")
    assert answer.status_code == 422
    assert "这段文字已经核对过了。" in answer.content.decode()


def test_finance_has_no_such_page(client):
    assert see(client, make.finance(), "desk:held_list").status_code == 404
