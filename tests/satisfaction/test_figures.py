"""Figures read at once are those that are read one by one."""

import pytest

from liban.demands.actions import join_demand, merge_demands
from liban.satisfaction.actions import answer_question
from liban.satisfaction.queries import figures_at_once, figures_of
from liban.satisfaction.rules import Opinion
from tests import make

pytestmark = pytest.mark.django_db


def test_figures_at_once_are_the_same_and_one_query(django_assert_num_queries):
    project = make.accepted()
    demand = project.demands.get()
    first = demand.requesters.get()
    answer_question(code=first.code, opinion=Opinion("yes", "mostly"), now=make.later(23))
    demands = list(project.demands.all())
    with django_assert_num_queries(1):
        figures = figures_at_once(demands)
    assert figures == figures_of(demands)
    assert (figures.asked, figures.answered, figures.mostly) == (1, 1, 1)


def test_those_of_merged_demands_are_asked_too():
    secretary = make.secretary()
    into, merged = make.checked(by=secretary), make.checked(by=secretary)
    join_demand(demand_id=merged.pk, device="a", now=make.NOW)
    merge_demands(actor=secretary, demand_id=merged.pk, into_id=into.pk, now=make.NOW)
    into.state = "done"
    assert figures_at_once([into]).asked == 3
    assert figures_at_once([]).asked == 0
