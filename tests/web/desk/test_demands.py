"""The list of demands, the page of one, taking one down, contacts."""

import pytest
from django.urls import reverse

from liban.demands.actions import merge_demands
from liban.demands.models import Demand
from liban.demands.states import State
from liban.journal.models import Entry
from tests import make
from tests.web.pages import see, send

pytestmark = pytest.mark.django_db


def test_the_list_is_empty_with_the_one_next_thing_to_do(client):
    answer = see(client, make.secretary(), "desk:demand_list")
    assert "还没有新反映。走访时可以点“登记新诉求”。" in answer.content.decode()


def test_the_list_holds_the_demands_of_the_own_village(client):
    mine, _other = make.demand(), make.demand(at=make.OTHER_VILLAGE)
    rows = see(client, make.secretary(), "desk:demand_list").context["rows"]
    assert [row["demand"] for row in rows] == [mine]


def test_the_list_counts_the_people_of_merged_demands_too(client):
    into, merged = make.demand(), make.demand()
    secretary = make.secretary()
    merge_demands(actor=secretary, demand_id=merged.pk, into_id=into.pk, now=make.NOW)
    rows = see(client, secretary, "desk:demand_list", state="received").context["rows"]
    assert [row["meta"] for row in rows] == ["潭洲村 · 2 人 · 网上反映"]


@pytest.mark.parametrize(
    ("filter_", "count"),
    [
        ({"state": "received"}, 1),
        ({"state": "checked"}, 1),
        ({"light": "late"}, 2),
        ({"light": "ok"}, 0),
        ({"channel": "visit"}, 0),
        ({"q": "东区"}, 1),
        ({"q": "没有"}, 0),
        ({"village": "nonsense"}, 2),
    ],
)
def test_the_list_can_be_narrowed(client, filter_, count):
    make.demand()
    secretary = make.secretary()
    make.checked(by=secretary)
    assert len(see(client, secretary, "desk:demand_list", **filter_).context["rows"]) == count


@pytest.mark.parametrize("many", [1, 30])
def test_pages_ask_the_database_as_often_for_one_as_for_thirty(
    client, many, django_assert_max_num_queries
):
    secretary = make.secretary()
    demands = [make.demand() for _ in range(many)]
    see(client, secretary, "desk:demand_list")  # the session is written once
    with django_assert_max_num_queries(12) as asked:
        client.get(reverse("desk:demand_list"))
    assert len(asked) == 10
    with django_assert_max_num_queries(12) as asked:
        client.get(reverse("desk:demand_detail", args=[demands[0].pk]))
    assert len(asked) == 12


def test_a_stranger_does_not_find_the_demand(client):
    demand = make.demand()
    for name in ("detail", "check", "reply", "merge", "decline", "direct", "finish", "edit"):
        assert see(client, make.stranger(), f"desk:demand_{name}", demand.pk).status_code == 404


def test_the_page_shows_look_alikes_with_reasons(client):
    demand, other = make.demand(), make.demand("巷子里的灯坏了好几天。")
    make.demand("鱼塘的水臭了。", now=make.later(-60))
    alike = see(client, make.secretary(), "desk:demand_detail", demand.pk).context["alike"]
    assert [(each["demand"], each["why"]) for each in alike] == [
        (other, "同一个村 · 位置相近 · 同一天 · 字面相似")
    ]


def test_staff_take_a_demand_down_and_tell_the_code(client):
    secretary = make.secretary()
    make.place()
    data = {"words": "路面有坑。", "place": make.place().pk, "channel": "visit", "phone": ""}
    answer = send(client, secretary, "desk:demand_new", **data)
    demand = Demand.objects.get()
    assert answer.status_code == 302
    assert (demand.words, demand.entered_by) == ("路面有坑。", secretary)
    code = demand.requesters.get().code
    page = client.get(answer.headers["Location"]).content.decode()
    assert f"{code[:4]}-{code[4:]}" in page


def test_taking_down_nothing_keeps_what_was_typed(client):
    data = {"words": "", "location": "东区", "place": make.place().pk, "channel": "visit"}
    answer = send(client, make.secretary(), "desk:demand_new", **data)
    assert answer.status_code == 422
    assert "东区" in answer.content.decode()
    assert not Demand.objects.exists()


def test_a_wrong_phone_is_told_on_the_form(client):
    data = {"words": "路坏了", "phone": "12", "place": make.place().pk, "channel": "visit"}
    answer = send(client, make.secretary(), "desk:demand_new", **data)
    assert answer.status_code == 422
    assert "请填 11 位手机号" in answer.content.decode()
    assert not Demand.objects.exists()


def test_a_contact_is_masked_until_somebody_looks_and_each_look_is_recorded(client):
    demand = make.receipt(phone="13812345678").demand
    secretary, requester = make.secretary(), demand.requesters.get()
    page = see(client, secretary, "desk:demand_detail", demand.pk).content.decode()
    assert "138****5678" in page
    assert "13812345678" not in page
    closed = see(client, secretary, "desk:demand_contact", requester.pk).content.decode()
    assert "13812345678" not in closed

    answer = send(client, secretary, "desk:demand_contact", requester.pk)
    assert "13812345678" in client.get(answer.headers["Location"]).content.decode()
    assert Entry.objects.filter(name="demands.contact-seen").count() == 1


def test_who_may_not_see_contacts_sees_none(client):
    requester = make.receipt(phone="13812345678").demand.requesters.get()
    instructor = make.instructor()
    answer = send(client, instructor, "desk:demand_contact", requester.pk)
    assert answer.status_code == 403
    assert not Entry.objects.filter(name="demands.contact-seen").exists()


def test_photos_are_for_those_who_see_the_demand(client):
    secretary = make.secretary()
    data = {"words": "路坏了", "place": make.place().pk, "channel": "visit"}
    send(client, secretary, "desk:demand_new", photos=make.photo_file(), **data)
    photo = Demand.objects.get().photos.get()
    assert see(client, secretary, "desk:demand_photo", photo.pk, "thumb").status_code == 200
    assert see(client, secretary, "desk:demand_photo", photo.pk, "huge").status_code == 404
    assert see(client, make.stranger(), "desk:demand_photo", photo.pk, "thumb").status_code == 404


@pytest.mark.parametrize("state", [State.RECEIVED, State.CHECKED])
def test_the_next_thing_is_offered_by_state(client, state):
    secretary = make.secretary()
    demand = make.demand() if state == State.RECEIVED else make.checked(by=secretary)
    page = see(client, secretary, "desk:demand_detail", demand.pk).content.decode()
    assert ("情况属实，核实" in page) == (state == State.RECEIVED)
    assert ("形成项目" in page) == (state == State.CHECKED)
