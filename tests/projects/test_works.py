"""Start, progress, milestones, waiting, photos, finish, repair: what the village reports."""

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist

from liban.acceptance.actions import ask_for_repair
from liban.acceptance.rules import RepairList
from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from liban.media.models import Held
from liban.places.queries import calendar
from liban.projects.actions import (
    add_photo,
    finish_repair,
    finish_work,
    reach_milestone,
    report_progress,
    start_work,
    wait_for,
)
from liban.projects.models import Milestone, Phase, Progress, Project, ProjectPhoto
from liban.projects.queries import light_of
from liban.projects.rules import pairs
from liban.projects.states import State
from tests import make
from tests.traces import refused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def start(project, actor=None, *, on=make.TODAY):
    lead = actor or project.lead
    return start_work(actor=lead, project_id=project.pk, started_on=on, now=make.NOW)


def report(project, actor=None, *, done=41, words="", outcome_id=None):
    return report_progress(
        actor=actor or project.lead,
        project_id=project.pk,
        outcome_id=outcome_id or project.outcomes.get().pk,
        done=done,
        words=words,
        now=make.later(3),
    )


def finish(project, actor=None, *, on=make.TODAY, now=None):
    return finish_work(
        actor=actor or project.lead,
        project_id=project.pk,
        finished_on=on,
        now=now or make.later(3),
    )


def photo(project, phase, *, viewpoint=1, files=None, caption=""):
    return add_photo(
        actor=project.lead,
        project_id=project.pk,
        files=[make.photo_file()] if files is None else files,
        phase=phase,
        viewpoint=viewpoint,
        caption=caption,
        now=make.NOW,
    )


def test_the_works_start_on_a_day():
    project = start(make.approved())
    assert (project.state, project.started_on) == (State.WORKING, make.TODAY)


@pytest.mark.parametrize("on", [make.TODAY - DAY, make.TODAY + DAY])
def test_they_start_neither_before_the_application_nor_tomorrow(on):
    project = make.approved()
    with refused(BrokenRule, "申报之后"):
        start(project, on=on)


def test_they_start_only_after_the_approval():
    project = make.application().project
    with refused(WrongState):
        start(project, project.lead)


@pytest.mark.parametrize("act", [start, report, finish])
@pytest.mark.parametrize("who", [make.approver, make.instructor, make.stranger])
def test_only_the_village_reports_on_its_works(act, who):
    project, other = (make.approved() if act is start else make.working()), who()
    with refused(NotAllowed):
        act(project, other)


def test_progress_is_counted():
    project = make.working()
    made = report(project)
    outcome = project.outcomes.get()
    assert (outcome.done, outcome.planned, made.done) == (41, 68, 41)


def test_a_sentence_will_do_where_nothing_is_counted():
    made = report(make.working(), done=None, words="灯杆到了。")
    assert (made.outcome, made.words) == (None, "灯杆到了。")


def a_number_of_nothing(project, words):
    return report_progress(
        actor=project.lead,
        project_id=project.pk,
        outcome_id=None,
        done=41,
        words=words,
        now=make.later(3),
    )


def test_a_number_of_nothing_is_not_kept_beside_the_sentence():
    made = a_number_of_nothing(make.working(), "灯杆到了。")
    assert (made.outcome, made.done, made.words) == (None, None, "灯杆到了。")
    facts = Entry.objects.get(name="projects.progress-reported").facts
    assert (facts["outcome_id"], facts["done"], facts["planned"]) == (None, None, None)


def test_a_number_of_nothing_is_no_report():
    project = make.working()
    with refused(BrokenRule, "做了多少"):
        a_number_of_nothing(project, " ")


@pytest.mark.parametrize("done", [-1, 681])
def test_a_number_that_cannot_be_is_refused(done):
    project = make.working()
    with refused(BrokenRule, "已经完成的数量"):
        report(project, done=done)


def test_a_blank_report_is_refused():
    project = make.working()
    with refused(BrokenRule, "做了多少"):
        report(project, done=None)


def test_the_outcome_of_another_project_is_refused():
    project, other = make.working(), make.working()
    with refused(BrokenRule):
        report(project, outcome_id=other.outcomes.get().pk)


def test_words_with_a_phone_are_held():
    report(make.working(), words="找 13812345678 老李开电箱。")
    assert Held.objects.count() == 1


def reach(project, *, on=make.TODAY, milestone_id=None):
    return reach_milestone(
        actor=project.lead,
        project_id=project.pk,
        milestone_id=milestone_id or project.milestones.get().pk,
        reached_on=on,
        now=make.later(20),
    )


def test_a_missed_milestone_warns_until_it_is_reached():
    project = make.working()
    day = make.TODAY + timedelta(days=16)
    assert light_of(project, day, calendar()) == "warn"
    reach(project)
    assert light_of(Project.objects.get(), day, calendar()) == "ok"


def test_a_milestone_is_reached_once_and_not_tomorrow():
    project = make.working()
    with refused(BrokenRule, "不能晚于今天"):
        reach(project, on=make.TODAY + timedelta(days=21))
    reach(project)
    with refused(WrongState, "已经记过"):
        reach(project)


def test_a_milestone_is_not_reached_before_the_day_of_the_application():
    project = make.working()
    with refused(BrokenRule, "不能早于申报那天"):
        reach(project, on=make.TODAY - DAY)
    assert reach(project, on=make.TODAY).reached_on == make.TODAY


def test_a_milestone_is_not_reached_before_the_approval():
    project = make.complete()
    with refused(WrongState, "批准以后"):
        reach(project)


def test_the_milestone_of_another_project_is_not_there():
    project, other = make.working(), make.working()
    with pytest.raises(ObjectDoesNotExist):
        reach(project, milestone_id=other.milestones.get().pk)
    assert not Milestone.objects.filter(reached_on__isnull=False).exists()


def wait(project, party, actor=None):
    lead = actor or project.lead
    return wait_for(actor=lead, project_id=project.pk, party=party, now=make.NOW)


def test_waiting_shows_and_the_month_runs_on():
    project = make.working()
    due = project.due_on
    wait(project, "供电所")
    project.refresh_from_db()
    assert (project.waiting_for, project.due_on) == ("供电所", due)
    assert light_of(project, make.TODAY, calendar()) == "wait"
    wait(project, " ")
    assert light_of(Project.objects.get(), make.TODAY, calendar()) == "ok"


def test_nobody_is_waited_for_before_the_application_or_after_the_acceptance():
    project = make.accepted()
    with refused(WrongState, "办理中"):
        wait(project, "供电所")


def test_it_is_finished_with_a_pair_of_photos_from_one_viewpoint():
    project = make.working()
    with refused(BrokenRule, "同一机位"):
        finish(project)
    photo(project, Phase.AFTER, viewpoint=2)
    with refused(BrokenRule, "同一机位"):
        finish(project)
    photo(project, Phase.AFTER)
    project = finish(project)
    assert (project.state, project.finished_by) == (State.FINISHED, project.lead)
    assert len(pairs(project.photos.all())) == 1


@pytest.mark.parametrize("on", [make.TODAY - DAY, make.TODAY + timedelta(days=4)])
def test_it_is_finished_neither_before_the_start_nor_tomorrow(on):
    project = make.working()
    photo(project, Phase.AFTER)
    with refused(BrokenRule, "开工之后"):
        finish(project, on=on)


@pytest.mark.parametrize(
    "wrong", [{"phase": "later"}, {"files": []}, {"viewpoint": 0}, {"viewpoint": 100}], ids=str
)
def test_a_photo_has_a_phase_a_file_and_a_viewpoint(wrong):
    project = make.working()
    with refused(BrokenRule):
        photo(project, **{"phase": Phase.DURING, **wrong})


def test_an_ended_project_takes_no_photos():
    project = make.project()
    Project.objects.filter(pk=project.pk).update(state=State.WITHDRAWN)
    with refused(WrongState):
        photo(project, Phase.DURING)
    assert ProjectPhoto.objects.count() == 0


def mended(project, words="扶正了。", now=None):
    now = now or make.later(24)
    return finish_repair(actor=project.lead, project_id=project.pk, words=words, now=now)


def test_a_repair_is_finished_on_its_own_day():
    project = make.finished()
    found = RepairList("三号灯歪了。", make.TODAY + timedelta(days=30))
    ask_for_repair(actor=make.instructor(), project_id=project.pk, found=found, now=make.later(22))
    with refused(BrokenRule, "整改了什么"):
        mended(project, " ")
    project = mended(project)
    assert (project.state, project.finished_on) == (
        State.FINISHED,
        make.TODAY + timedelta(days=24),
    )
    assert Progress.objects.get().words == "扶正了。"


def test_nothing_is_mended_that_nobody_asked_for():
    project = make.finished()
    with refused(WrongState):
        mended(project)
