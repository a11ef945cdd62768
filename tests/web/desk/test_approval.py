"""The decision page and the pages around it, as each of those concerned sees them."""

import pytest
from django.urls import reverse

from liban.approval.models import Application, Decision
from liban.funds.models import Fund
from liban.projects.models import Project
from liban.projects.states import State
from tests import make
from tests.traces import traces
from tests.web.pages import see, send

pytestmark = pytest.mark.django_db
PAGE = "desk:application_detail"


def page(answer):
    return answer.content.decode()


def matter():
    """All tables but that of people, where signing in leaves its day."""
    return {table: seen for table, seen in traces().items() if table != "liban_person"}


def decide(client, who, asked, **typed):
    return send(client, who, PAGE, asked.pk, **typed)


def test_one_screen_holds_sum_balance_checks_and_the_box(client):
    asked = make.application()
    words = page(see(client, make.approver(), PAGE, asked.pk))
    for part in ("98,000 元", "人民币玖万捌仟元整", "300,000 元", "202,000 元", "68", "东区巷"):
        assert part in words
    for check in ("现场", "诉求人数", "查重", "材料", "概算与资金", "期限"):
        assert check in words
    assert "/photos/" in words
    assert "disabled" not in words


def test_the_whole_sum_is_granted_with_two_taps(client):
    asked = make.application()
    answer = decide(client, make.approver(), asked, decision="approve")
    assert answer.status_code == 302
    assert Application.objects.get().granted_fen == 98_000_00
    assert Fund.objects.get().free_fen == 202_000_00


def test_less_is_granted_as_people_type_it(client):
    asked = make.application()
    decide(
        client,
        make.approver(),
        asked,
        decision="less",
        granted_fen="９０，０００．５０ 元",
        words="灯具偏高。",
    )
    assert Application.objects.get().granted_fen == 90_000_50


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"decision": "perhaps"},
        {"decision": "less", "granted_fen": "", "words": "少"},
        {"decision": "less", "granted_fen": "九万", "words": "少"},
        {"decision": "less", "granted_fen": "0.001", "words": "少"},
        {"decision": "less", "granted_fen": "1e999", "words": "少"},
        {"decision": "less", "granted_fen": "NaN", "words": "少"},
        {"decision": "less", "granted_fen": "99999999", "words": "超过申请"},
        {"decision": "return", "words": "缺报价"},
        {"decision": "return", "codes": "made_up", "words": "缺报价"},
        {"decision": "refuse", "codes": "duplicate", "words": " "},
        {"decision": "refuse", "codes": "duplicate", "words": "长" * 301},
    ],
    ids=str,
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, typed):
    asked, approver = make.application(), make.approver()
    see(client, approver, PAGE, asked.pk)
    before = matter()
    answer = decide(client, approver, asked, **typed)
    assert answer.status_code == 422
    assert "出错：" in page(answer)
    assert (typed.get("words", "").strip() or "同意") in page(answer)
    assert matter() == before


def test_a_return_says_everything_once(client):
    asked = make.application()
    typed = {"decision": "return", "codes": ["incomplete", "needs_talk"], "words": "缺两份报价。"}
    decide(client, make.handler(), asked, **typed)
    words = page(see(client, make.handler(), PAGE, asked.pk))
    assert "资料不全、需补村民议事" in words
    assert "缺两份报价。" in words
    assert Project.objects.get().state == State.RETURNED


def test_the_second_of_two_gets_the_sentence(client):
    asked = make.application()
    decide(client, make.approver(), asked, decision="approve")
    answer = decide(
        client, make.approver(), asked, decision="refuse", codes="duplicate", words="重复。"
    )
    assert answer.status_code == 422
    assert "已经处理过" in page(answer)
    assert Application.objects.get().decision == Decision.APPROVED


def test_the_same_form_sent_twice_is_done_once(client):
    asked, approver = make.application(), make.approver()
    first = decide(client, approver, asked, decision="approve", once="k" * 20)
    again = decide(client, approver, asked, decision="approve", once="k" * 20)
    assert (first.status_code, again.status_code) == (302, 302)
    assert first.headers["Location"] == again.headers["Location"]


def test_the_applicant_sees_the_dead_button_with_the_reason(client):
    asked = make.application()
    words = page(see(client, asked.applicant, PAGE, asked.pk))
    assert "disabled" in words
    assert "需要在本辖区担任" in words
    answer = decide(client, asked.applicant, asked, decision="approve")
    assert answer.status_code == 403
    assert Application.objects.get().decision == Decision.OPEN


def test_the_handler_may_return_and_sees_why_not_approve(client):
    asked = make.application()
    answer = see(client, make.handler(), PAGE, asked.pk)
    whys = {option.value: bool(option.why) for option in answer.context["options"]}
    assert whys == {"approve": True, "less": True, "return": False, "refuse": True}


def test_a_stranger_does_not_find_it(client):
    asked = make.application()
    assert see(client, make.stranger(), PAGE, asked.pk).status_code == 404
    assert see(client, make.approver(), PAGE, 10**18).status_code == 404


def test_the_page_asks_the_database_at_most_twelve_times(client, django_assert_max_num_queries):
    asked = make.application()
    see(client, make.approver(), PAGE, asked.pk)
    with django_assert_max_num_queries(12):
        client.get(reverse(PAGE, args=[asked.pk]))


def test_a_look_alike_is_counted(client):
    lead = make.secretary()
    make.complete(by=lead)
    asked = make.application(by=lead)
    check = see(client, make.approver(), PAGE, asked.pk).context["checks"][2]
    assert (check.is_well, check.words) == (False, "有 1 个相近的项目")


def test_applying_tells_all_that_is_missing(client):
    project = make.project()
    answer = see(client, project.lead, "desk:apply", project.pk)
    assert len(answer.context["missing"]) == 10
    assert "disabled" in page(answer)
    sent = send(client, project.lead, "desk:apply", project.pk, pledged="on")
    assert (sent.status_code, "还差这些" in page(sent)) == (422, True)


def test_withdrawing_and_stopping_keep_the_words_on_a_refusal(client):
    asked = make.application()
    other = make.approver()
    answer = send(client, other, "desk:application_withdraw", asked.pk, words="不办了")
    assert (answer.status_code, "不办了" in page(answer)) == (403, True)
    send(client, asked.applicant, "desk:application_withdraw", asked.pk, words="不办了")
    assert Project.objects.get().state == State.WITHDRAWN


def test_stopping_shows_what_becomes_free(client):
    project = make.working()
    approver = make.approver()
    assert "98,000 元" in page(see(client, approver, "desk:project_terminate", project.pk))
    send(client, approver, "desk:project_terminate", project.pk, words="管线要改。")
    assert Fund.objects.get().free_fen == 300_000_00
