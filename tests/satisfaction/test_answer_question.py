"""Everyone who raised or joined is asked, and answers once a round."""

import pytest

from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, WrongState
from liban.satisfaction.actions import answer_question
from liban.satisfaction.models import Answer
from liban.satisfaction.queries import answer_by, may_ask_again
from liban.satisfaction.rules import Opinion
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def requester():
    return make.accepted().demands.get().requesters.get()


def answer(code, *said):
    return answer_question(code=code, opinion=Opinion(*said), now=make.later(23))


def test_keeps_what_was_said(requester):
    made = answer(requester.code.lower(), "partly", "mostly", " 还差一盏 ")
    assert (made.solved, made.grade, made.words) == ("partly", "mostly", "还差一盏")
    assert (made.round, made.way, made.entered_by) == (1, "web", None)
    assert answer_by(requester) == made
    assert "还差" not in repr(Entry.objects.last().facts)


def test_refuses_a_second_answer_in_the_same_round(requester):
    answer(requester.code, "yes", "satisfied")
    with pytest.raises(WrongState):
        answer(requester.code, "no", "unsatisfied")
    assert Answer.objects.get().solved == "yes"


@pytest.mark.parametrize("said", [("", "satisfied"), ("yes", ""), ("maybe", "mostly")])
def test_refuses_what_is_not_on_the_list(requester, said):
    with pytest.raises(BrokenRule):
        answer(requester.code, *said)
    assert Answer.objects.count() == 0


def test_refuses_words_without_end(requester):
    with pytest.raises(BrokenRule):
        answer(requester.code, "yes", "satisfied", "好" * 301)
    assert Answer.objects.count() == 0


def test_refuses_before_it_is_done():
    receipt = make.receipt()
    with pytest.raises(WrongState):
        answer(receipt.code, "yes", "satisfied")
    assert Answer.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        (("yes", "satisfied"), False),
        (("yes", "mostly"), False),
        (("yes", "unsatisfied"), True),
        (("partly", "satisfied"), True),
        (("no", "mostly"), True),
    ],
)
def test_who_is_not_content_is_offered_the_way_back(requester, said, offered):
    assert may_ask_again(answer(requester.code, *said)) is offered
