"""After the decision: start, progress in quantities, photos, finish."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.journal.steps import record
from liban.kit.files import Upload
from liban.kit.refusal import BrokenRule, WrongState
from liban.kit.use_case import use_case
from liban.people.models import Person
from liban.policy import require
from liban.projects.events import (
    MilestoneReached,
    PhotosAdded,
    ProgressReported,
    RepairFinished,
    WaitingChanged,
    WorkFinished,
    WorkStarted,
)
from liban.projects.models import Milestone, Outcome, Phase, Progress, Project
from liban.projects.rules import pairs
from liban.projects.states import ENDED, RUNNING, State
from liban.projects.steps import add_photos, check_editable, hold_words, lock_project, move


@use_case
def add_photo(
    *,
    actor: Person,
    project_id: int,
    files: Sequence[Upload],
    phase: str,
    viewpoint: int,
    caption: str,
    now: datetime,
) -> Project:
    """Photos before, during or after; the same viewpoint number shows the same place over time."""
    project = lock_project(project_id)
    require(actor, "projects.add_photo", project)
    check_editable(project, set(State) - set(ENDED), _("已经结束的项目不能再加照片。"))
    if phase not in Phase.values:
        raise BrokenRule(_("请选择照片是施工前、施工中还是施工后。"))
    if not files:
        raise BrokenRule(_("请选照片。"))
    if not 1 <= viewpoint <= 99:
        raise BrokenRule(_("机位请填 1 到 99。"))
    count = add_photos(
        project, files, phase=phase, viewpoint=viewpoint, caption=caption, by=actor, now=now
    )
    event = PhotosAdded(project_id=project.pk, phase=phase, count=count)
    record(event, about=project, actor=actor, now=now)
    return project


@use_case
def start_work(*, actor: Person, project_id: int, started_on: date, now: datetime) -> Project:
    """The works begin, on the day that is named: today or some days back."""
    project = lock_project(project_id)
    require(actor, "projects.start_work", project)
    today = localdate(now)
    earliest = project.applied_on or today
    if not earliest <= started_on <= today:
        raise BrokenRule(_("开工日期要在申报之后，不能晚于今天。"))
    move(project, "projects.start_work", today=today, started_on=started_on)
    event = WorkStarted(project_id=project.pk, started_on=started_on)
    record(event, about=project, actor=actor, now=now)
    return project


@use_case
def report_progress(
    *,
    actor: Person,
    project_id: int,
    outcome_id: int | None,
    done: int | None,
    words: str,
    now: datetime,
) -> Progress:
    """How far it has come: "41 of 68 lamps are up", or a sentence where nothing is counted."""
    project = lock_project(project_id)
    require(actor, "projects.report_progress", project)
    check_editable(project, (State.WORKING, State.REPAIR), _("开工以后才能报进度。"))
    outcome = _counted(project, outcome_id, done)
    done = done if outcome else None
    if outcome is None and not words.strip():
        raise BrokenRule(_("请填做了多少，或者写一句进展。"))
    progress = Progress.objects.create(
        project=project, outcome=outcome, done=done, words=words.strip(), by=actor, at=now
    )
    hold_words(project, progress.words, now=now)
    event = ProgressReported(
        project_id=project.pk,
        progress_id=progress.pk,
        outcome_id=outcome.pk if outcome else None,
        done=done,
        planned=outcome.planned if outcome else None,
    )
    record(event, about=project, actor=actor, now=now)
    return progress


def _counted(project: Project, outcome_id: int | None, done: int | None) -> Outcome | None:
    """The outcome whose number is reported, with the new number written to it."""
    if outcome_id is None or done is None:
        return None
    outcome = project.outcomes.filter(pk=outcome_id).first()
    most = outcome.planned * 10 if outcome else 0
    if outcome is None or not 0 <= done <= most:
        raise BrokenRule(_("请填已经完成的数量。"))
    outcome.done = done
    outcome.save(update_fields=["done"])
    return outcome


@use_case
def reach_milestone(
    *, actor: Person, project_id: int, milestone_id: int, reached_on: date, now: datetime
) -> Milestone:
    """A day of the plan is reached; while one is missed the light warns."""
    project = lock_project(project_id)
    require(actor, "projects.reach_milestone", project)
    started = (State.APPROVED, State.WORKING, State.FINISHED, State.REPAIR)
    check_editable(project, started, _("批准以后、验收以前才能记节点。"))
    milestone = project.milestones.get(pk=milestone_id)
    if reached_on > localdate(now):
        raise BrokenRule(_("完成日期不能晚于今天。"))
    if project.applied_on and reached_on < project.applied_on:
        raise BrokenRule(_("完成日期不能早于申报那天。"))
    if milestone.reached_on:
        raise WrongState(_("这个节点已经记过了。"))
    milestone.reached_on = reached_on
    milestone.save(update_fields=["reached_on"])
    event = MilestoneReached(
        project_id=project.pk, milestone_id=milestone.pk, reached_on=reached_on
    )
    record(event, about=project, actor=actor, now=now)
    return milestone


@use_case
def wait_for(*, actor: Person, project_id: int, party: str, now: datetime) -> Project:
    """Name the other party that is being waited for, or nobody any more. The month runs on."""
    project = lock_project(project_id)
    require(actor, "projects.wait_for", project)
    check_editable(project, RUNNING, _("只有办理中的项目才能记在等谁。"))
    project.waiting_for = party.strip()
    project.version += 1
    project.save(update_fields=["waiting_for", "version"])
    hold_words(project, project.waiting_for, now=now)
    event = WaitingChanged(project_id=project.pk, waits=bool(project.waiting_for))
    record(event, about=project, actor=actor, now=now)
    return project


@use_case
def finish_work(*, actor: Person, project_id: int, finished_on: date, now: datetime) -> Project:
    """Done, says the village: the month's clock stops here if acceptance later confirms it.

    Refused without photos before and after from one viewpoint: they prove money spent.
    """
    project = lock_project(project_id)
    require(actor, "projects.finish_work", project)
    today = localdate(now)
    if project.started_on and not project.started_on <= finished_on <= today:
        raise BrokenRule(_("完工日期要在开工之后，不能晚于今天。"))
    if not pairs(project.photos.all()):
        raise BrokenRule(_("请先加上同一机位的施工前和施工后照片。"))
    move(
        project,
        "projects.finish_work",
        today=today,
        finished_on=finished_on,
        finished_by=actor,
    )
    event = WorkFinished(project_id=project.pk, finished_on=finished_on)
    record(event, about=project, actor=actor, now=now)
    return project


@use_case
def finish_repair(*, actor: Person, project_id: int, words: str, now: datetime) -> Project:
    """What the inspection asked for is mended; the thing is finished on the day of the mending."""
    project = lock_project(project_id)
    require(actor, "projects.finish_repair", project)
    if not words.strip():
        raise BrokenRule(_("请写一句整改了什么。"))
    today = localdate(now)
    Progress.objects.create(project=project, words=words.strip(), by=actor, at=now)
    hold_words(project, words.strip(), now=now)
    move(project, "projects.finish_repair", today=today, finished_on=today, finished_by=actor)
    event = RepairFinished(project_id=project.pk, finished_on=today)
    record(event, about=project, actor=actor, now=now)
    return project
