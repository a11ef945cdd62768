"""One list of today's things, for every role."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from liban.acceptance.actions import settle_project
from liban.people.roles import Role
from liban.projects.models import Project
from tests import make
from tests.web.pages import see

pytestmark = pytest.mark.django_db


def labels(client, person):
    return [str(item.label) for item in see(client, person, "desk:today").context["items"]]


def test_nothing_to_do_says_what_can_be_done(client):
    page = see(client, make.secretary(), "desk:today").content.decode()
    assert "还没有新反映。走访时可以点“登记新诉求”。" in page
    assert "今天没有要您办的事。" in see(client, make.finance(), "desk:today").content.decode()


def test_the_secretary_checks_decides_and_plans(client):
    secretary = make.secretary()
    make.demand()
    make.checked(by=secretary)
    make.project(by=secretary)
    assert sorted(labels(client, secretary)) == sorted(["核实", "定怎么办", "写方案", "答复"])


@pytest.mark.parametrize(
    ("build", "who", "label"),
    [
        (make.application, make.handler, "审批"),
        (make.application, make.approver, "审批"),
        (make.approved, make.secretary, "开工"),
        (make.working, make.committee, "报进度"),
        (make.finished, make.instructor, "验收"),
        (make.accepted, make.handler, "结算"),
    ],
)
def test_everybody_finds_the_own_step(client, build, who, label):
    build()
    assert label in labels(client, who())


def test_finance_pays_what_was_settled(client):
    project = make.accepted()
    finance = make.finance()
    assert labels(client, finance) == []
    settle_project(
        actor=make.handler(),
        project_id=project.pk,
        total_fen=100,
        fund_fen=100,
        now=make.later(24),
    )
    assert labels(client, finance) == ["拨付"]


def test_the_instructor_watches_the_area(client):
    project = make.working()
    answer = see(client, make.instructor(), "desk:today")
    assert [item.title for item in answer.context["area"]] == [project.title]
    assert see(client, make.instructor("sd/cc/a2/"), "desk:today").context["area"] == []


def test_the_office_sees_what_presses_in_the_town_and_not_what_is_on_course(client):
    """The project of the tests was promised for spring 2026: late since then."""
    project = make.working()
    page = see(client, make.approver(), "desk:today")
    assert [item.title for item in page.context["area"]] == [project.title]
    assert "要留意的项目" in page.content.decode()
    Project.objects.update(due_on=localdate() + timedelta(days=29), stage_due_on=None)
    project.milestones.update(planned_on=localdate())
    assert see(client, make.approver(), "desk:today").context["area"] == []


def test_what_is_late_stands_first(client):
    secretary = make.secretary()
    make.demand(now=make.NOW)
    make.demand(now=make.later(-30))
    dues = [item.lit.due for item in see(client, secretary, "desk:today").context["items"]]
    assert dues == sorted(dues)


def test_a_year_without_holidays_is_told_to_the_administrator(client):
    administrator = make.person(Role.SYSTEM_ADMIN, make.TOWN)
    assert set(labels(client, administrator)) == {"录入"}
    assert labels(client, make.secretary()) == []


@pytest.mark.parametrize("many", [1, 30])
def test_the_page_asks_as_often_for_one_as_for_thirty(client, many, django_assert_num_queries):
    secretary = make.secretary()
    for _ in range(many):
        make.project(by=secretary)
        make.demand()
    see(client, secretary, "desk:today")
    with django_assert_num_queries(9):
        client.get(reverse("desk:today"))
