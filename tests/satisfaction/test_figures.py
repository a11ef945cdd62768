"""How many were asked and answered, and what: one query, and nobody vanishes."""

import pytest

from liban.demands.actions import (
    finish_directly,
    handle_directly,
    join_demand,
    merge_demands,
)
from liban.disclosure.queries.voices import voices_of
from liban.satisfaction.actions import answer_question, ask_again
from liban.satisfaction.queries import figures_of, figures_of_project
from liban.satisfaction.rules import Opinion
from tests import make

pytestmark = pytest.mark.django_db


def test_figures_of_are_the_same_and_one_query(django_assert_num_queries):
    project = make.accepted()
    demand = project.demands.get()
    first = demand.requesters.get()
    answer_question(code=first.code, opinion=Opinion("yes", "mostly"), now=make.later(23))
    demands = list(project.demands.all())
    with django_assert_num_queries(1):
        figures = figures_of(demands)
    assert (figures.asked, figures.answered, figures.mostly) == (1, 1, 1)


def test_those_of_merged_demands_are_asked_too():
    secretary = make.secretary()
    into, merged = make.checked(by=secretary), make.checked(by=secretary)
    join_demand(demand_id=merged.pk, device="a", now=make.NOW)
    merge_demands(actor=secretary, demand_id=merged.pk, into_id=into.pk, now=make.NOW)
    into.state = "done"
    assert figures_of([into]).asked == 3
    assert figures_of([]).asked == 0


def test_who_asks_again_stays_in_the_figures_with_the_latest_answer():
    project = make.accepted()
    demand = project.demands.get()
    person = demand.requesters.get()
    answer_question(code=person.code, opinion=Opinion("no", "unsatisfied"), now=make.later(23))
    ask_again(code=person.code, now=make.later(23))

    reopened = figures_of_project(project)
    assert (reopened.asked, reopened.answered, reopened.unsatisfied) == (1, 1, 1)
    assert voices_of([project.pk]).figures == reopened

    by = project.lead
    handle_directly(actor=by, demand_id=demand.pk, now=make.later(24))
    files = [make.photo_file()]
    finish_directly(actor=by, demand_id=demand.pk, words="修好", files=files, now=make.later(25))
    assert figures_of_project(project) == reopened
    answer_question(code=person.code, opinion=Opinion("yes", "satisfied"), now=make.later(26))
    again = figures_of_project(project)
    assert (again.answered, again.satisfied, again.unsatisfied) == (1, 1, 0)
    assert voices_of([project.pk]).figures == again
