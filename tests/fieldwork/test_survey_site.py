"""The look at the site before money is asked for."""

from datetime import date

import pytest

from liban.fieldwork.actions import survey_site
from liban.fieldwork.models import Survey
from liban.fieldwork.rules import Look
from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from liban.projects.actions import withdraw_project
from tests import make

pytestmark = pytest.mark.django_db
LOOK = Look(on=make.TODAY, findings="坏了六盏。", members=3, residents=2)


def survey(project, *, actor=None, look=LOOK, files=()):
    return survey_site(
        actor=actor or project.lead, project_id=project.pk, look=look, files=files, now=make.NOW
    )


def test_what_was_seen_is_kept_with_photos_and_recorded_without_words():
    project = make.project()
    made = survey(project, files=[make.photo_file()])
    assert (made.findings, made.members, made.photos.count()) == ("坏了六盏。", 3, 1)
    entry = Entry.objects.get(name="fieldwork.site-surveyed")
    assert entry.facts == {"project_id": project.pk, "survey_id": made.pk, "on": "2026-03-02"}


def test_the_instructor_of_the_area_may_look_a_stranger_not():
    project = make.project()
    assert survey(project, actor=make.instructor()).by.pk
    with pytest.raises(NotAllowed):
        survey(project, actor=make.stranger())
    assert Survey.objects.count() == 1


@pytest.mark.parametrize(
    "look", [Look(on=make.TODAY, findings=" "), Look(on=date(2026, 3, 3), findings="坏了。")]
)
def test_nothing_seen_or_seen_tomorrow_is_refused(look):
    with pytest.raises(BrokenRule):
        survey(make.project(), look=look)
    assert not Survey.objects.exists()


def test_what_has_ended_is_not_looked_at():
    project = make.project()
    withdraw_project(actor=project.lead, project_id=project.pk, words="不做了。", now=make.NOW)
    with pytest.raises(WrongState):
        survey(project)
    assert not Survey.objects.exists()
