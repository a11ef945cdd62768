"""Somebody reads a text that looks personal before the public does."""

import pytest

from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from liban.media.actions import look_at_text
from liban.media.models import Held, Verdict
from liban.media.queries import PublicWords
from liban.projects.actions import wait_for
from tests import make

pytestmark = pytest.mark.django_db
WORDS = "等 13812345678 回话"


def held():
    project = make.application().project
    wait_for(actor=project.lead, project_id=project.pk, party=WORDS, now=make.NOW)
    return Held.objects.get(), project.lead


def look(text, actor, verdict):
    return look_at_text(actor=actor, held_id=text.pk, verdict=verdict, now=make.NOW)


def test_what_was_let_out_is_read_by_the_public_and_can_be_taken_back():
    text, lead = held()
    assert PublicWords([WORDS])(WORDS) == "（这段话正在核对，核对后公开）"
    look(text, lead, Verdict.PUBLISH)
    assert PublicWords([WORDS])(WORDS) == WORDS
    look(text, lead, Verdict.HIDE)
    assert PublicWords([WORDS])(WORDS) != WORDS
    facts = [entry.facts for entry in Entry.objects.filter(name="media.text-looked-at")]
    assert facts == [
        {"held_id": text.pk, "verdict": "publish"},
        {"held_id": text.pk, "verdict": "hide"},
    ]


def test_what_was_hidden_stays_hidden():
    text, lead = held()
    look(text, lead, Verdict.HIDE)
    with pytest.raises(WrongState):
        look(text, lead, Verdict.PUBLISH)
    assert Held.objects.get().verdict == Verdict.HIDE


@pytest.mark.parametrize("verdict", ["waiting", "nonsense", ""])
def test_only_the_two_answers_count(verdict):
    text, lead = held()
    with pytest.raises(BrokenRule):
        look(text, lead, verdict)
    assert Held.objects.get().verdict == Verdict.WAITING


def test_only_those_of_the_place_look():
    text, _lead = held()
    for actor in (make.stranger(), make.committee(), make.finance()):
        with pytest.raises(NotAllowed):
            look(text, actor, Verdict.PUBLISH)
    assert Held.objects.get().verdict == Verdict.WAITING
