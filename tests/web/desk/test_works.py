"""The pages of the works, the inspection, the money after it, and the answers."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from liban.funds.models import Commitment
from liban.projects.models import Outcome, Project
from liban.projects.states import State
from liban.satisfaction.actions import answer_question, ask_again
from liban.satisfaction.models import Answer
from liban.satisfaction.rules import Opinion
from liban.web.desk.acting import month_of
from tests import make
from tests.traces import traces
from tests.web.pages import see, send

pytestmark = pytest.mark.django_db
TODAY = make.TODAY.isoformat()
SETTLED = make.SETTLED_ON.isoformat()


def page(answer):
    return answer.content.decode()


def state():
    return Project.objects.get().state


# fmt: off
PAGES = [
    # the page,          built,          done by,          typed,                     then
    ("work_start",      make.approved, make.committee,  {"started_on": TODAY},     State.WORKING),
    ("work_wait",       make.working,  make.committee,  {"party": "供电所"},       State.WORKING),
    ("milestone_reach", make.working,  make.committee,  {"reached_on": TODAY},     State.WORKING),
    ("work_finish",     make.working,  make.committee,  {"finished_on": TODAY},    State.FINISHED),
    ("repair_ask",      make.finished, make.instructor, {"repairs": "歪了。"},     State.REPAIR),
    ("accept",          make.finished, make.instructor, {"residents": "2"},        State.ACCEPTED),
    ("settle",          make.accepted, make.handler,    {"total_fen": "96500", "fund_fen": "96500",
                                         "seen": "9650000:9650000"},               State.ACCEPTED),
    ("pay",             make.settled,  make.finance,    {"fen": "96500", "voucher": "付-1",
                                                         "paid_on": SETTLED},      State.ACCEPTED),
]
# fmt: on
NAMES = [row[0] for row in PAGES]
EACH = pytest.mark.parametrize(("name", "build", "who", "typed", "then"), PAGES, ids=NAMES)


def typed_for(name, project, typed):
    """What depends on the rows themselves."""
    if name == "accept":
        return {**typed, f"counted_{project.outcomes.get().pk}": "68"}
    if name == "milestone_reach":
        return {**typed, "milestone": project.milestones.get().pk}
    if name == "repair_ask":
        return {**typed, "due_on": (timezone.localdate() + timedelta(days=5)).isoformat()}
    if name == "work_finish":
        make._photo(project, project.lead, "after", "yellow")
    return typed


@pytest.mark.parametrize(
    ("name", "build", "who", "typed", "then"), PAGES, ids=[p[0] for p in PAGES]
)
def test_the_page_does_its_one_thing(client, name, build, who, typed, then):
    project, actor = build(), who()
    assert see(client, actor, f"desk:{name}", project.pk).status_code == 200
    typed = typed_for(name, project, typed)
    answer = send(client, actor, f"desk:{name}", project.pk, **typed)
    assert answer.status_code == 302
    assert state() == then


@pytest.mark.parametrize(
    ("name", "build", "who", "typed", "then"), PAGES, ids=[p[0] for p in PAGES]
)
def test_the_page_asks_the_database_at_most_twelve_times(
    client, name, build, who, typed, then, django_assert_max_num_queries
):
    project = build()
    see(client, who(), f"desk:{name}", project.pk)
    with django_assert_max_num_queries(12):
        client.get(reverse(f"desk:{name}", args=[project.pk]))


@pytest.mark.parametrize(
    ("name", "build", "who", "typed", "then"), PAGES, ids=[p[0] for p in PAGES]
)
def test_who_may_not_sees_the_reason_and_is_refused(client, name, build, who, typed, then):
    project = build()
    auditor = make.person("auditor", make.TOWN)
    words = page(see(client, auditor, f"desk:{name}", project.pk))
    assert "disabled" in words
    assert "需要在本辖区担任" in words
    typed = typed_for(name, project, typed)
    before = traces()
    answer = send(client, auditor, f"desk:{name}", project.pk, **typed)
    assert answer.status_code == 403
    assert {**traces(), "liban_person": 0} == {**before, "liban_person": 0}


@pytest.mark.parametrize("name", [*NAMES, "close", "archive", "answer_list"])
def test_a_stranger_does_not_find_it(client, name):
    project = make.settled()
    assert see(client, make.stranger(), f"desk:{name}", project.pk).status_code == 404


@pytest.mark.parametrize("name", ["work_start", "work_finish", "accept", "settle", "pay"])
@pytest.mark.parametrize("bad", ["", "x", "９" * 400, "2026-13-40", "-1", "\x00", "<script>"])
def test_hostile_words_are_kept_and_refused(client, name, bad):
    build, who = {page[0]: page[1:3] for page in PAGES}[name]
    project, actor = build(), who()
    fields = ("started_on", "finished_on", "residents", "total_fen", "fund_fen", "fen", "voucher")
    answer = send(client, actor, f"desk:{name}", project.pk, **dict.fromkeys(fields, bad))
    assert answer.status_code == 422
    assert "<script>" not in page(answer).replace('<script type="module"', "")


def test_progress_is_typed_as_a_number(client):
    project = make.working()
    outcome = project.outcomes.get()
    typed = {f"done_{outcome.pk}": "41", "words": "东头好了。"}
    send(client, make.committee(), "desk:work_progress", project.pk, **typed)
    assert Outcome.objects.get().done == 41
    words = page(see(client, make.committee(), "desk:work_progress", project.pk))
    assert "路灯 41 / 68 盏" in words
    assert 'type="range"' not in words


def test_finishing_tells_at_once_that_photos_are_missing(client):
    project = make.working()
    assert "还缺照片" in page(see(client, project.lead, "desk:work_finish", project.pk))


def test_settling_shows_first_what_goes_back(client):
    project, handler = make.accepted(), make.handler()
    typed = {"total_fen": "120000", "fund_fen": "96,500"}
    answer = send(client, handler, "desk:settle", project.pk, **typed)
    assert answer.status_code == 200
    assert "1,500 元" in page(answer)
    assert Commitment.objects.get().released_fen == 0
    seen = answer.context["seen"]
    changed = send(
        client, handler, "desk:settle", project.pk, **{**typed, "fund_fen": "90000"}, seen=seen
    )
    assert (changed.status_code, Commitment.objects.get().released_fen) == (200, 0)
    send(client, handler, "desk:settle", project.pk, **typed, seen=seen)
    assert Commitment.objects.get().released_fen == 1_500_00


def test_what_cannot_be_settled_is_refused_at_once(client):
    project = make.accepted()
    typed = {"total_fen": "98000.01", "fund_fen": "98000.01"}
    answer = send(client, make.handler(), "desk:settle", project.pk, **typed)
    assert (answer.status_code, "不能超过批准的" in page(answer)) == (422, True)


def test_closing_and_archiving_say_where_the_money_is(client):
    project, handler = make.settled(), make.handler()
    assert "没有拨付" in page(see(client, handler, "desk:close", project.pk))
    assert send(client, handler, "desk:close", project.pk).status_code == 422
    typed = {"fen": "96500", "voucher": "付-1", "paid_on": SETTLED}
    send(client, make.finance(), "desk:pay", project.pk, **typed)
    send(client, handler, "desk:close", project.pk)
    send(client, handler, "desk:archive", project.pk)
    assert state() == State.ARCHIVED


def test_a_repair_is_mended_on_its_page(client):
    project = make.finished()
    due = (timezone.localdate() + timedelta(days=5)).isoformat()
    send(client, make.instructor(), "desk:repair_ask", project.pk, repairs="三号歪了", due_on=due)
    assert "三号歪了" in page(see(client, project.lead, "desk:repair_finish", project.pk))
    story = page(see(client, project.lead, "desk:project_detail", project.pk))
    assert "天完工，期限" not in story
    send(client, project.lead, "desk:repair_finish", project.pk, words="扶正了。")
    assert state() == State.FINISHED
    assert "天完工，期限" in page(see(client, project.lead, "desk:project_detail", project.pk))


def test_a_month_of_sixty_days_is_half_gone_after_thirty():
    project = make.working()
    project.due_on = project.applied_on + timedelta(days=60)
    assert month_of(project, project.applied_on + timedelta(days=30)).day == 15
    assert month_of(project, project.applied_on + timedelta(days=90)).day == 30


def test_answers_are_listed_masked_and_entered(client):
    project, committee = make.accepted(), make.committee()
    requester = project.demands.get().requesters.get()
    requester.name, requester.phone = "区志强", "13812345678"
    requester.save()
    words = page(see(client, committee, "desk:answer_list", project.pk))
    assert "区**" in words
    assert "138****5678" in words
    assert "13812345678" not in words
    assert "没回答" in words
    typed = {"way": "phone", "solved": "yes", "grade": "mostly", "words": "亮了"}
    assert send(client, committee, "desk:answer_new", requester.pk, **typed).status_code == 302
    words = page(see(client, committee, "desk:answer_list", project.pk))
    assert "满意和基本满意都算" in words
    assert "回答率 100%" in words


def test_the_secretary_enters_no_answer(client):
    project = make.accepted()
    requester = project.demands.get().requesters.get()
    assert "记下回答：" in page(see(client, project.lead, "desk:answer_list", project.pk))
    typed = {"way": "phone", "solved": "yes", "grade": "mostly"}
    answer = send(client, project.lead, "desk:answer_new", requester.pk, **typed)
    assert (answer.status_code, Answer.objects.count()) == (403, 0)


def test_the_pages_of_a_project_stand_under_its_word(client):
    project = make.approved()
    menu = see(client, make.committee(), "desk:work_start", project.pk).context["menu"]
    assert [str(word["label"]) for word in menu if word["current"]] == ["项目"]


def test_closing_warns_of_a_demand_that_was_reopened(client):
    project = make.settled()
    person = project.demands.get().requesters.get()
    answer_question(code=person.code, opinion=Opinion("no", "unsatisfied"), now=make.later(25))
    page = see(client, make.handler(), "desk:close", project.pk)
    assert "正在重办" not in page.content.decode()
    ask_again(code=person.code, now=make.later(25))
    page = see(client, make.handler(), "desk:close", project.pk)
    assert "有 1 件诉求，街坊说没办好，正在重办。" in page.content.decode()
