"""Asking for money and deciding on it (申报与审批): every use-case of this domain."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.approval.events import (
    ApplicationApproved,
    ApplicationRefused,
    ApplicationReturned,
    ApplicationWithdrawn,
    MoneyAsked,
    ProjectTerminated,
)
from liban.approval.models import Application, Decision
from liban.approval.queries import asked_of, missing_of
from liban.approval.steps import check_open, check_reasons, decide, lock_application
from liban.demands.steps import free_demands, stop_clocks
from liban.funds.queries import fund_of
from liban.funds.steps import (
    commit_money,
    lock_commitment,
    lock_fund,
    lock_with_fund,
    release_money,
)
from liban.journal.steps import record
from liban.kit.money import Fen, yuan
from liban.kit.refusal import BrokenRule
from liban.kit.use_case import use_case
from liban.people.models import Person
from liban.places.queries import settings_at
from liban.policy import require
from liban.projects.models import Project
from liban.projects.rules import month_end
from liban.projects.steps import demands_of, hold_words, lock_project, move


@use_case
def apply_for_money(*, actor: Person, project_id: int, pledged: bool, now: datetime) -> Application:
    """The secretary asks the town for money, and the one-month clock starts.

    Everything that is missing is told at once. Asking again after a return does not start the
    month anew: the residents have waited since the first time.
    """
    project = lock_project(project_id)
    require(actor, "approval.apply_for_money", project)
    if found := missing_of(project):
        raise BrokenRule(_("还差这些：") + " ".join(str(item.words) for item in found))
    if not pledged:
        raise BrokenRule(_("请勾选承诺：内容属实，没有拆分，没有重复申报。"))
    asked_fen = asked_of(project)
    fund = fund_of(project.place, localdate(now).year)
    cap = fund.programme.cap_fen
    if cap is not None and asked_fen > cap:
        words = _("一个项目最多可以申请 %(cap)s，现在是 %(asked)s。")
        raise BrokenRule(words % {"cap": yuan(cap), "asked": yuan(asked_fen)})

    today = localdate(now)
    days = settings_at(project.place).number("project.month_days")
    applied_on = project.applied_on or today
    due_on = project.due_on or month_end(applied_on, days)
    move(project, "approval.apply_for_money", today=today, applied_on=applied_on, due_on=due_on)
    stop_clocks(demands_of(project))
    application = Application.objects.create(
        project=project,
        fund=fund,
        applicant=actor,
        asked_fen=asked_fen,
        pledged=pledged,
        applied_at=now,
    )

    asked = MoneyAsked(
        project_id=project.pk, application_id=application.pk, asked_fen=asked_fen, due_on=due_on
    )
    record(asked, about=project, actor=actor, now=now)
    return application


@use_case
def withdraw_application(
    *, actor: Person, application_id: int, words: str, now: datetime
) -> Application:
    """The secretary takes it back before the decision; the demands are dealt with otherwise."""
    application = lock_application(application_id)
    require(actor, "approval.withdraw_application", application)
    check_open(application)
    if not words.strip():
        raise BrokenRule(_("请写一句为什么撤回。"))

    project = lock_project(application.project_id)
    demands = demands_of(project)
    use = "approval.withdraw_application"
    move(project, use, today=localdate(now), ended_because=words.strip())
    free_demands(demands, use, now=now)
    decide(application, Decision.WITHDRAWN, by=actor, now=now)

    event = ApplicationWithdrawn(project_id=project.pk, application_id=application.pk)
    record(event, about=project, actor=actor, now=now)
    return application


@use_case
def return_application(
    *, actor: Person, application_id: int, codes: Sequence[str], words: str, now: datetime
) -> Application:
    """The town office sends it back with everything that is missing; the clock runs on."""
    application = lock_application(application_id)
    require(actor, "approval.return_application", application)
    check_open(application)
    check_reasons(list(codes), words)

    project = lock_project(application.project_id)
    move(project, "approval.return_application", today=localdate(now))
    decide(
        application, Decision.RETURNED, by=actor, now=now, codes=list(codes), words=words.strip()
    )

    event = ApplicationReturned(
        project_id=project.pk, application_id=application.pk, codes=list(codes)
    )
    record(event, about=project, actor=actor, now=now)
    return application


@use_case
def approve_application(
    *, actor: Person, application_id: int, granted_fen: Fen, words: str, now: datetime
) -> Application:
    """The town office grants the money, and the fund sets it aside in the same moment.

    Less than asked may be granted, never more. Refused when the fund has not enough free:
    an approval is a promise that the money is there.
    """
    fund = lock_fund(Application.objects.get(pk=application_id).fund_id)
    application = lock_application(application_id)
    require(actor, "approval.approve_application", application)
    check_open(application)
    if not 0 < granted_fen <= application.asked_fen:
        most = yuan(application.asked_fen)
        raise BrokenRule(_("批准金额应大于零，且不超过申请的 %(most)s。") % {"most": most})
    if granted_fen < application.asked_fen and not words.strip():
        raise BrokenRule(_("批的比申请的少，请写一句原因。"))

    project = lock_project(application.project_id)
    move(project, "approval.approve_application", today=localdate(now))
    commit_money(fund, project, granted_fen, by=actor, now=now)
    decide(
        application,
        Decision.APPROVED,
        by=actor,
        now=now,
        granted_fen=granted_fen,
        words=words.strip(),
    )

    approved = ApplicationApproved(
        project_id=project.pk, application_id=application.pk, granted_fen=granted_fen
    )
    record(approved, about=project, actor=actor, now=now)
    return application


@use_case
def refuse_application(
    *, actor: Person, application_id: int, codes: Sequence[str], words: str, now: datetime
) -> Application:
    """No project of this: with reasons from the list and a sentence that the public can read."""
    application = lock_application(application_id)
    require(actor, "approval.refuse_application", application)
    check_open(application)
    check_reasons(list(codes), words)

    project = lock_project(application.project_id)
    demands = demands_of(project)
    use = "approval.refuse_application"
    move(project, use, today=localdate(now), ended_because=words.strip())
    free_demands(demands, use, now=now)
    decide(application, Decision.REFUSED, by=actor, now=now, codes=list(codes), words=words.strip())
    hold_words(project, words.strip(), now=now)

    event = ApplicationRefused(
        project_id=project.pk, application_id=application.pk, codes=list(codes)
    )
    record(event, about=project, actor=actor, now=now)
    return application


@use_case
def terminate_project(*, actor: Person, project_id: int, words: str, now: datetime) -> Project:
    """An approved project is stopped; what was not paid becomes free again."""
    project = lock_with_fund(project_id)
    last = project.applications.filter(decision=Decision.APPROVED).last()
    require(actor, "approval.terminate_project", last or project)
    if not words.strip():
        raise BrokenRule(_("请写一句为什么终止，会公开。"))

    demands = demands_of(project)
    use = "approval.terminate_project"
    move(project, use, today=localdate(now), ended_because=words.strip())
    free_demands(demands, use, now=now)
    commitment = lock_commitment(project)
    open_fen = commitment.open_fen
    if open_fen:
        release_money(commitment, open_fen, by=actor, now=now)
    hold_words(project, words.strip(), now=now)

    event = ProjectTerminated(project_id=project.pk, released_fen=open_fen)
    record(event, about=project, actor=actor, now=now)
    return project
