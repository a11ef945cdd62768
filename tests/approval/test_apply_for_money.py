"""apply_for_money: complete, pledged, within the cap; then the month starts and never moves."""

from datetime import timedelta

import pytest

from liban.approval.actions import apply_for_money, return_application
from liban.approval.models import Application, Decision
from liban.funds.models import Programme
from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from liban.places.models import Setting
from liban.projects.models import Project
from liban.projects.states import State
from tests import make
from tests.traces import refused

pytestmark = pytest.mark.django_db


def ask(project, actor=None, *, pledged=True, now=make.NOW):
    lead = actor or project.lead
    return apply_for_money(actor=lead, project_id=project.pk, pledged=pledged, now=now)


def test_the_month_starts_and_the_town_sees_the_sum():
    make.fund(yuan=300_000)
    made = ask(make.complete())
    project = Project.objects.get()
    assert (project.state, project.applied_on) == (State.APPLIED, make.TODAY)
    assert project.due_on == make.TODAY + timedelta(days=30)
    assert (made.asked_fen, made.decision) == (98_000_00, Decision.OPEN)
    entry = Entry.objects.latest("id")
    assert (entry.name, entry.facts["asked_fen"]) == ("approval.money-asked", 98_000_00)


def test_everything_missing_is_told_at_once():
    make.fund(yuan=1)
    project = make.project()
    with refused(BrokenRule, "问题是什么.*成效.*概算.*书记立办资金.*受益.*现场.*照片"):
        ask(project)


def test_the_length_of_the_month_is_the_towns():
    make.fund(yuan=300_000)
    Setting.objects.create(place=make.place(make.TOWN), name="project.month_days", value="20")
    ask(make.complete())
    assert Project.objects.get().due_on == make.TODAY + timedelta(days=20)


def test_a_return_does_not_start_the_month_anew():
    asked = make.application()
    due = asked.project.due_on
    return_application(
        actor=make.handler(),
        application_id=asked.pk,
        codes=["incomplete"],
        words="缺报价。",
        now=make.later(2),
    )
    again = ask(Project.objects.get(), asked.applicant, now=make.later(4))
    project = Project.objects.get()
    assert (project.applied_on, project.due_on) == (make.TODAY, due)
    assert again.pk != asked.pk
    assert Application.objects.filter(decision=Decision.OPEN).count() == 1


def test_refuses_without_the_pledge():
    make.fund(yuan=300_000)
    project = make.complete()
    with refused(BrokenRule, "承诺"):
        ask(project, pledged=False)


def test_refuses_more_than_the_programmes_cap():
    make.fund(yuan=300_000)
    Programme.objects.update(cap_fen=50_000_00)
    project = make.complete()
    with refused(BrokenRule, "50,000 元"):
        ask(project)


def test_refuses_while_the_town_has_no_fund():
    project = make.complete()
    with refused(BrokenRule, "2026 年还没有设立"):
        ask(project)


@pytest.mark.parametrize("who", [make.committee, make.approver, make.stranger])
def test_only_the_secretary_of_the_village_asks(who):
    make.fund(yuan=300_000)
    project, other = make.complete(), who()
    with refused(NotAllowed):
        ask(project, other)


def test_nothing_is_asked_for_twice():
    asked = make.application()
    with refused(WrongState, "已申报"):
        ask(asked.project, asked.applicant)
