"""The list of projects, the page of one, forming it from demands, giving it up."""

import pytest
from django.urls import reverse

from liban.acceptance.actions import pay_project
from liban.demands.actions import merge_demands
from liban.projects.models import Project
from liban.projects.states import State
from tests import make
from tests.web.pages import see, send

pytestmark = pytest.mark.django_db
STATES = (make.project, make.complete, make.approved, make.working, make.finished, make.accepted)


@pytest.mark.parametrize("build", STATES, ids=lambda build: build.__name__)
def test_the_page_of_a_project_shows_what_comes_next(client, build):
    project = build()
    answer = see(client, project.lead, "desk:project_detail", project.pk)
    assert answer.status_code == 200
    assert project.title in answer.content.decode()
    assert answer.context["lit"].kind


@pytest.mark.parametrize("build", STATES, ids=lambda build: build.__name__)
def test_the_page_asks_the_database_at_most_twelve_times(
    client, build, django_assert_max_num_queries
):
    project = build()
    see(client, project.lead, "desk:project_list")
    with django_assert_max_num_queries(12):
        client.get(reverse("desk:project_detail", args=[project.pk]))


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_asks_as_often_for_one_as_for_thirty(client, many, django_assert_num_queries):
    secretary = make.secretary()
    for _ in range(many):
        make.project(by=secretary)
    see(client, secretary, "desk:project_list")
    with django_assert_num_queries(9):
        client.get(reverse("desk:project_list"))


def test_a_stranger_does_not_find_the_project(client):
    project = make.project()
    for name in ("project_detail", "project_withdraw"):
        assert see(client, make.stranger(), f"desk:{name}", project.pk).status_code == 404


def test_the_list_holds_what_the_viewer_may_see(client):
    mine, other = make.project(), make.project(at=make.OTHER_VILLAGE)
    rows = see(client, mine.lead, "desk:project_list").context["rows"]
    assert [row["project"] for row in rows] == [mine]
    town = see(client, make.approver(), "desk:project_list").context["rows"]
    assert {row["project"] for row in town} == {mine, other}


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        ({"state": "forming"}, 1),
        ({"state": "working"}, 0),
        ({"category": "living"}, 1),
        ({"category": "party"}, 0),
        ({"light": "late"}, 1),
        ({"light": "done"}, 0),
    ],
)
def test_the_list_can_be_narrowed(client, chosen, count):
    project = make.project()
    rows = see(client, project.lead, "desk:project_list", **chosen).context["rows"]
    assert len(rows) == count


def test_the_main_button_is_dead_with_a_reason_for_whom_it_is_not(client):
    project = make.finished()
    mine = see(client, project.lead, "desk:project_detail", project.pk)
    assert [button.why for button in mine.context["buttons"] if button.is_main] == [
        "需要在本辖区担任：党建指导员、党建办经办、党建办审批"
    ]
    instructor = see(client, make.instructor(), "desk:project_detail", project.pk)
    assert [button.why for button in instructor.context["buttons"] if button.is_main] == [""]


def test_the_secretary_makes_a_project_of_several_demands(client):
    secretary = make.secretary()
    demands = [make.checked(by=secretary) for _ in range(2)]
    keys = [demand.pk for demand in demands]
    page = see(client, secretary, "desk:project_new", demand=keys)
    assert page.context["form"]["title"].value() == "东区巷灯坏了"
    data = {"demand": keys, "title": "东区巷换灯", "category": "living", "kind": "works"}
    answer = send(client, secretary, "desk:project_new", **data)
    project = Project.objects.get()
    assert answer.headers["Location"] == reverse("desk:plan_work", args=[project.pk])
    assert set(project.demands.all()) == set(demands)


def test_a_committee_member_sees_why_not(client):
    demand = make.checked()
    committee = make.committee()
    page = see(client, committee, "desk:project_new", demand=demand.pk)
    assert page.context["why"] == "需要在本辖区担任：村（社区）书记"
    data = {"demand": demand.pk, "title": "换灯", "category": "living", "kind": "works"}
    assert send(client, committee, "desk:project_new", **data).status_code == 403
    assert not Project.objects.exists()


def test_no_project_of_nothing(client):
    answer = see(client, make.secretary(), "desk:project_new")
    assert "请先选好诉求，再形成项目。" in answer.content.decode()


def test_a_project_is_given_up_with_a_sentence(client):
    project = make.project()
    assert send(client, project.lead, "desk:project_withdraw", project.pk).status_code == 422
    send(client, project.lead, "desk:project_withdraw", project.pk, words="改为直接办。")
    project.refresh_from_db()
    assert (project.state, project.ended_because) == (State.WITHDRAWN, "改为直接办。")


def test_settling_and_paying_are_offered_only_while_they_come_next(client):
    made = make.settled()
    finance = make.finance()
    pay_project(
        actor=finance,
        project_id=made.pk,
        fen=96_500_00,
        voucher="付-1",
        paid_on=make.SETTLED_ON,
        now=make.later(26),
    )
    for who in (finance, make.handler()):
        buttons = see(client, who, "desk:project_detail", made.pk).context["buttons"]
        labels = {str(button.label) for button in buttons}
        assert labels.isdisjoint({"结算", "拨付"})


def test_the_page_that_forms_a_project_counts_merged_people_too(client):
    secretary = make.secretary()
    into = make.checked(by=secretary)
    merged = make.demand()
    merge_demands(actor=secretary, demand_id=merged.pk, into_id=into.pk, now=make.NOW)
    page = see(client, secretary, "desk:project_new", demand=into.pk)
    assert [demand.voices for demand in page.context["demands"]] == [2]


def test_a_photo_in_a_pair_is_not_shown_twice(client):
    made = make.finished()
    page = see(client, made.lead, "desk:project_detail", made.pk)
    assert len(page.context["pairs"]) == 1
    assert page.context["photos"] == []
