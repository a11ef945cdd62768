"""While the works run: start, progress in quantities, milestones, waiting, finish, repair."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from liban.acceptance.queries import last_repair
from liban.projects.actions import (
    finish_repair,
    finish_work,
    reach_milestone,
    report_progress,
    start_work,
    wait_for,
)
from liban.projects.queries import photos_of, progress_of, project_for
from liban.web.access import signed_in
from liban.web.desk.acting import Attempt, act_page, sent, why_no
from liban.web.desk.forms.works import (
    FinishForm,
    MilestoneForm,
    ProgressForm,
    RepairFinishForm,
    StartForm,
    WaitForm,
)
from liban.web.desk.pictures import pairs_of
from liban.web.request import Request
from liban.web.tags import day


@signed_in
def work_start(request: Request, pk: int) -> HttpResponse:
    project = project_for(request.user, pk)
    form = StartForm(sent(request))

    def act(typed: dict[str, Any]) -> object:
        return start_work(actor=request.user, project_id=pk, now=timezone.now(), **typed)

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:project_detail", pk)
    why = why_no(request, "projects.start_work", project)
    return act_page(request, "work_start", project, form, attempt.status, title=_("开工"), why=why)


@signed_in
def work_progress(request: Request, pk: int) -> HttpResponse:
    """已换 41 / 68: a number for each outcome, or a sentence; one entry a changed number."""
    project = project_for(request.user, pk)
    outcomes = list(project.outcomes.all())
    form = ProgressForm(sent(request), outcomes=outcomes)

    def act(typed: dict[str, Any]) -> None:
        now, words = timezone.now(), typed["words"]
        for outcome_id, done in form.numbers():
            report_progress(
                actor=request.user,
                project_id=pk,
                outcome_id=outcome_id,
                done=done,
                words=words,
                now=now,
            )
            words = ""

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:work_progress", pk)
    more = {
        "title": _("报进度"),
        "counts": [(outcome, form[name]) for name, outcome in form.counts.items()],
        "reports": progress_of(project),
        "why": why_no(request, "projects.report_progress", project),
    }
    return act_page(request, "work_progress", project, form, attempt.status, **more)


@signed_in
def milestone_reach(request: Request, pk: int) -> HttpResponse:
    project = project_for(request.user, pk)
    milestones = list(project.milestones.all())
    still = [each for each in milestones if each.reached_on is None]
    form = MilestoneForm(sent(request), milestones=[(m.pk, _planned(m)) for m in still])

    def act(typed: dict[str, Any]) -> object:
        return reach_milestone(
            actor=request.user,
            project_id=pk,
            milestone_id=int(typed["milestone"]),
            reached_on=typed["reached_on"],
            now=timezone.now(),
        )

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:project_detail", pk)
    more = {
        "title": _("到了节点"),
        "still": still,
        "reached": [each for each in milestones if each.reached_on],
        "why": why_no(request, "projects.reach_milestone", project),
    }
    return act_page(request, "milestone_reach", project, form, attempt.status, **more)


def _planned(milestone: Any) -> str:
    return _("%(name)s（计划 %(day)s）") % {
        "name": milestone.name,
        "day": day(milestone.planned_on),
    }


@signed_in
def work_wait(request: Request, pk: int) -> HttpResponse:
    """Name who is waited for, or nobody any more; the month runs on."""
    project = project_for(request.user, pk)
    form = WaitForm(sent(request), initial={"party": project.waiting_for})

    def act(typed: dict[str, Any]) -> object:
        return wait_for(actor=request.user, project_id=pk, now=timezone.now(), **typed)

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:project_detail", pk)
    why = why_no(request, "projects.wait_for", project)
    more = {"title": _("在等谁"), "why": why}
    return act_page(request, "work_wait", project, form, attempt.status, **more)


@signed_in
def work_finish(request: Request, pk: int) -> HttpResponse:
    """Done, says the village; what is missing is told before anything is typed."""
    project = project_for(request.user, pk)
    form = FinishForm(sent(request))

    def act(typed: dict[str, Any]) -> object:
        return finish_work(actor=request.user, project_id=pk, now=timezone.now(), **typed)

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:project_detail", pk)
    outcomes = list(project.outcomes.all())
    more = {
        "title": _("完工"),
        "pairs": pairs_of(photos_of(project)),
        "outcomes": outcomes,
        "short": [outcome for outcome in outcomes if outcome.done < outcome.planned],
        "why": why_no(request, "projects.finish_work", project),
    }
    return act_page(request, "work_finish", project, form, attempt.status, **more)


@signed_in
def repair_finish(request: Request, pk: int) -> HttpResponse:
    project = project_for(request.user, pk)
    form = RepairFinishForm(sent(request))

    def act(typed: dict[str, Any]) -> object:
        return finish_repair(actor=request.user, project_id=pk, now=timezone.now(), **typed)

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:project_detail", pk)
    more = {
        "title": _("整改完成"),
        "last": last_repair(project),
        "why": why_no(request, "projects.finish_repair", project),
    }
    return act_page(request, "repair_finish", project, form, attempt.status, **more)
