"""One project's story: photos, the month, steps, money, and what those say who raised it."""

from itertools import pairwise

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils.timezone import localdate

from liban.acceptance.actions import ask_for_repair
from liban.acceptance.rules import RepairList
from liban.demands.actions import join_demand, merge_demands
from liban.disclosure.queries import voices_of
from liban.projects.actions import report_progress, wait_for
from liban.satisfaction.actions import answer_question, ask_again
from liban.satisfaction.queries import figures_of_project
from liban.satisfaction.rules import Opinion
from liban.web.portal.story import share_of
from tests import make
from tests.web.portal.test_home import MOST_QUERIES, asked, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


def url_of(project):
    return reverse("portal:project", args=[project.code])


def test_a_story_tells_what_was_promised_and_what_stands_there(client):
    project = make.settled()
    page = text(client.get(url_of(project)))
    assert "说好 68 盏，做到 68 盏" in page
    assert "用了 20 天，比期限早 10 天" in page
    assert "潭洲村书记" in page
    assert "镇里同意了，钱也留好了。" in page
    assert "2 位街坊到场" in page
    assert "之前" in page
    assert "之后" in page


def test_a_story_tells_the_money_to_the_fen(client):
    project = make.settled()
    page = text(client.get(url_of(project)))
    for words in ("98,000 元", "96,500 元", "1,500 元", "100.0%"):
        assert words in page


def test_shares_are_rounded_to_a_tenth():
    assert [share_of(1, 3), share_of(2, 3), share_of(0, 0)] == ["33.3%", "66.7%", "0.0%"]


def test_a_running_story_tells_how_far_it_has_come_and_who_is_next(client):
    project = make.working()
    outcome = project.outcomes.get()
    report_progress(
        actor=project.lead,
        project_id=project.pk,
        outcome_id=outcome.pk,
        done=41,
        words="北边三条巷亮了。",
        now=make.NOW,
    )
    wait_for(actor=project.lead, project_id=project.pk, party="供电所", now=make.NOW)
    page = text(client.get(url_of(project)))
    assert "41 / 68 盏" in page
    assert "路灯 41 / 68 盏。 北边三条巷亮了。" in page
    assert "在等供电所，时间照算。" in page
    assert "镇里和街坊来看，合格才算" in page
    demand = project.demands.get()
    assert reverse("portal:join", args=[demand.pk]) in page


def test_a_repair_takes_the_month_up_again(client):
    project = make.finished()
    assert "比期限早 10 天" in text(client.get(url_of(project)))
    found = RepairList("三号歪了。", due_on=localdate(make.later(27)))
    ask_for_repair(actor=make.instructor(), project_id=project.pk, found=found, now=make.later(22))
    page = text(client.get(url_of(project)))
    assert "比期限早" not in page
    assert "过了期限" in page


def test_a_finished_matter_can_no_longer_be_joined(client):
    project = make.settled()
    demand = project.demands.get()
    assert reverse("portal:join", args=[demand.pk]) not in text(client.get(url_of(project)))


def test_the_figures_are_those_of_satisfaction_with_merged_and_reopened_ones(client):
    lead = make.secretary()
    demands = [make.checked(by=lead) for _ in range(3)]
    join_demand(demand_id=demands[0].pk, device="one", now=make.NOW)
    into, late = demands[0], demands[1]
    merge_demands(actor=lead, demand_id=late.pk, into_id=into.pk, now=make.NOW)
    project = make.accepted(by=lead)
    own = project.demands.get()
    merge_demands_before(lead, own)
    check_same(project)
    code = own.requesters.first().code
    answer_question(code=code, opinion=Opinion("no", "unsatisfied"), now=make.later(23))
    check_same(project)
    assert voices_of([project.pk]).figures.unsatisfied == 1
    ask_again(code=code, now=make.later(24))
    check_same(project)
    figures = voices_of([project.pk]).figures
    assert (figures.asked, figures.unsatisfied) == (5, 1)


def merge_demands_before(lead, own):
    """Four that were merged, one into another, and hang below the demand of the project."""
    chain = [make.checked(by=lead) for _ in range(4)]
    for below, above in pairwise(chain):
        merge_demands(actor=lead, demand_id=below.pk, into_id=above.pk, now=make.NOW)
    keys = [demand.pk for demand in chain]
    type(own).objects.filter(pk__in=keys).update(state="merged", merged_into=own)


def check_same(project):
    assert voices_of([project.pk]).figures == figures_of_project(project)


def test_answers_are_shown_with_all_who_were_asked(client):
    project = make.accepted()
    demand = project.demands.get()
    code = demand.requesters.get().code
    answer_question(code=code, opinion=Opinion("yes", "satisfied"), now=make.later(23))
    page = text(client.get(url_of(project)))
    assert "问了 1 位，1 位回答，0 位没有回答。" in page
    assert "满意率 100%" in page


def test_a_code_that_is_no_project_is_not_there(client):
    make.place(make.VILLAGE)
    for code in ("CC-潭洲-2026-99", "' OR 1=1 --", "<script>", "9" * 400):
        assert client.get(reverse("portal:project", args=[code])).status_code == 404


@pytest.mark.slow
def test_a_story_asks_as_often_with_one_demand_as_with_thirty(client):
    make.fund(yuan=9_000_000)
    lead = make.secretary()
    few = make.settled(by=lead)
    few_asked, running = asked(client, url_of(few)), asked(client, url_of(make.working()))
    many = make.settled(by=lead)
    demand = many.demands.get()
    for _ in range(29):
        more = make.demand()
        type(demand).objects.filter(pk=more.pk).update(state="merged", merged_into=demand)
    assert asked(client, url_of(many)) == few_asked
    assert max(few_asked, running) <= MOST_QUERIES
