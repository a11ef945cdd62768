"""Answers taken down by staff: silence is counted, and the secretary enters none."""

import pytest

from liban.demands.actions import join_demand
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from liban.satisfaction.actions import ask_again, enter_answer
from liban.satisfaction.queries import asked_by_project, figures_of, figures_of_project
from liban.satisfaction.rules import Opinion
from tests import make
from tests.traces import refused

pytestmark = pytest.mark.django_db
GOOD = Opinion("yes", "mostly", "亮多了。")


def enter(requester, actor, *, opinion=GOOD, way="phone"):
    return enter_answer(
        actor=actor, requester_id=requester.pk, opinion=opinion, way=way, now=make.later(23)
    )


def test_an_answer_names_who_wrote_it_down():
    project = make.accepted()
    answer = enter(project.demands.get().requesters.get(), handler := make.handler())
    assert (answer.way, answer.entered_by, answer.words) == ("phone", handler, "亮多了。")
    figures = figures_of_project(project)
    assert (figures.asked, figures.answered, figures.rate) == (1, 1, 100)
    assert (figures.mostly, figures.content_percent) == (1, 100)
    assert figures_of(project.demands.all()) == figures


def test_those_who_are_silent_come_first_and_are_counted():
    project = make.finished()
    demand = project.demands.get()
    join_demand(demand_id=demand.pk, device="x", now=make.later(1))
    join_demand(demand_id=demand.pk, device="y", now=make.later(1))
    make.accept(project)
    enter(demand.requesters.first(), make.committee(), way="door")
    asked = asked_by_project(project.lead, project)
    assert [each.answer is None for each in asked] == [True, True, False]
    figures = figures_of(project.demands.all())
    assert (figures.asked, figures.answered, figures.silent, figures.rate) == (3, 1, 2, 33)


@pytest.mark.parametrize("who", [make.secretary, make.approver, make.finance, make.stranger])
def test_never_the_secretary_nor_others(who):
    requester, other = make.accepted().demands.get().requesters.get(), who()
    with refused(NotAllowed):
        enter(requester, other)


@pytest.mark.parametrize(
    "wrong",
    [
        {"way": "web"},
        {"opinion": Opinion("perhaps", "mostly")},
        {"opinion": Opinion("yes", "great")},
        {"opinion": Opinion("yes", "mostly", "啊" * 301)},
    ],
    ids=["way", "solved", "grade", "long"],
)
def test_refuses_what_is_not_on_the_list(wrong):
    requester, handler = make.accepted().demands.get().requesters.get(), make.handler()
    with refused(BrokenRule):
        enter(requester, handler, **wrong)


def test_one_answer_a_person_and_round():
    requester, handler = make.accepted().demands.get().requesters.get(), make.handler()
    enter(requester, handler, opinion=Opinion("no", "unsatisfied"))
    with refused(WrongState, "已经评过"):
        enter(requester, handler)
    ask_again(code=requester.code, now=make.later(24))
    with refused(WrongState, "还没办完"):
        enter(requester, handler)


def test_nobody_is_asked_before_the_matter_is_done():
    project, handler = make.finished(), make.handler()
    requester = project.demands.get().requesters.get()
    with refused(WrongState, "还没办完"):
        enter(requester, handler)
