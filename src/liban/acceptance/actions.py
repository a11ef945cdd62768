"""验收、结算、拨付、办结、归档: every use-case of this domain."""

from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.acceptance.events import (
    MoneyPaid,
    ProjectAccepted,
    ProjectArchived,
    ProjectClosed,
    ProjectSettled,
    RepairAsked,
)
from liban.acceptance.models import Inspection, Result, Settlement
from liban.acceptance.rules import RepairList, Verdict
from liban.acceptance.steps import builder_of, check_residents, take_quantities
from liban.demands.steps import close_demands
from liban.funds.models import Transfer
from liban.funds.steps import lock_commitment, lock_with_fund, pay_money, release_money
from liban.journal.steps import record
from liban.kit.money import Fen, yuan
from liban.kit.refusal import BrokenRule, WrongState
from liban.kit.use_case import use_case
from liban.people.models import Person
from liban.policy import require
from liban.projects.models import Project
from liban.projects.states import State
from liban.projects.steps import demands_of, hold_words, lock_project, move


@use_case
def ask_for_repair(
    *, actor: Person, project_id: int, found: RepairList, now: datetime
) -> Inspection:
    """The inspection found something to mend: a list and a day. The month runs on."""
    project = lock_project(project_id)
    require(actor, "acceptance.ask_for_repair", project)
    today = localdate(now)
    if not found.repairs.strip():
        raise BrokenRule(_("请写清楚哪里要整改。"))
    if found.due_on <= today:
        raise BrokenRule(_("整改期限要在今天之后。"))
    builder = builder_of(project)
    move(project, "acceptance.ask_for_repair", today=today, stage_due_on=found.due_on)
    inspection = Inspection.objects.create(
        project=project,
        result=Result.REPAIR,
        on=today,
        inspector=actor,
        builder=builder,
        residents=found.residents,
        repairs=found.repairs.strip(),
        repair_due_on=found.due_on,
    )
    hold_words(project, inspection.repairs, now=now)
    event = RepairAsked(
        project_id=project.pk, inspection_id=inspection.pk, repair_due_on=found.due_on
    )
    record(event, about=project, actor=actor, now=now)
    return inspection


@use_case
def accept_project(
    *, actor: Person, project_id: int, verdict: Verdict, now: datetime
) -> Inspection:
    """Someone other than the builder has looked, with residents, and counted: it is as planned.

    The demands are done with it, and everyone behind them is asked from now on.
    """
    project = lock_project(project_id)
    require(actor, "acceptance.accept_project", project)
    check_residents(project, verdict.residents)
    demands = demands_of(project)
    today = localdate(now)
    builder = builder_of(project)
    move(project, "acceptance.accept_project", today=today, accepted_on=today)
    take_quantities(project, verdict)
    inspection = Inspection.objects.create(
        project=project,
        result=Result.PASSED,
        on=today,
        inspector=actor,
        builder=builder,
        residents=verdict.residents,
        words=verdict.words.strip(),
    )
    close_demands(demands, "acceptance.accept_project", now=now)
    hold_words(project, inspection.words, now=now)
    event = ProjectAccepted(
        project_id=project.pk, inspection_id=inspection.pk, residents=verdict.residents
    )
    record(event, about=project, actor=actor, now=now)
    return inspection


@use_case
def settle_project(
    *, actor: Person, project_id: int, total_fen: Fen, fund_fen: Fen, now: datetime
) -> Settlement:
    """What it really cost and what of it the fund pays; what was saved is free again at once."""
    project = lock_with_fund(project_id)
    require(actor, "acceptance.settle_project", project)
    if project.state != State.ACCEPTED:
        raise WrongState(_("验收合格以后才能结算。"))
    if Settlement.objects.filter(project=project).exists():
        raise WrongState(_("这个项目已经结算过了。"))
    commitment = lock_commitment(project)
    if not 0 <= fund_fen <= commitment.granted_fen:
        most = yuan(commitment.granted_fen)
        raise BrokenRule(_("专项资金承担的部分不能超过批准的 %(most)s。") % {"most": most})
    if fund_fen < commitment.paid_fen:
        raise BrokenRule(_("专项资金承担的部分不能少于已经拨付的金额。"))
    if total_fen < fund_fen:
        raise BrokenRule(_("结算总额不能少于专项资金承担的部分。"))
    settlement = Settlement.objects.create(
        project=project, total_fen=total_fen, fund_fen=fund_fen, on=localdate(now), by=actor
    )
    saved = commitment.granted_fen - commitment.released_fen - fund_fen
    if saved:
        release_money(commitment, saved, by=actor, now=now)
    event = ProjectSettled(
        project_id=project.pk, total_fen=total_fen, fund_fen=fund_fen, released_fen=saved
    )
    record(event, about=project, actor=actor, now=now)
    return settlement


@use_case
def pay_project(
    *, actor: Person, project_id: int, fen: Fen, voucher: str, paid_on: date, now: datetime
) -> Transfer:
    """Finance has paid out money of the fund, and enters voucher and day."""
    project = lock_with_fund(project_id)
    require(actor, "acceptance.pay_project", project)
    if not Settlement.objects.filter(project=project).exists():
        raise WrongState(_("先结算，再拨付。"))
    if not voucher.strip():
        raise BrokenRule(_("请填凭证号。"))
    if paid_on > localdate(now):
        raise BrokenRule(_("支付日期不能晚于今天。"))
    commitment = lock_commitment(project)
    transfer = pay_money(commitment, fen, voucher=voucher.strip(), on=paid_on, by=actor, now=now)
    event = MoneyPaid(project_id=project.pk, transfer_id=transfer.pk, fen=fen)
    record(event, about=project, actor=actor, now=now)
    return transfer


@use_case
def close_project(*, actor: Person, project_id: int, now: datetime) -> Project:
    """Settled, paid to the last fen, people asked: the matter is closed."""
    project = lock_with_fund(project_id)
    require(actor, "acceptance.close_project", project)
    if not Settlement.objects.filter(project=project).exists():
        raise BrokenRule(_("还没有结算，不能办结。"))
    if open_fen := lock_commitment(project).open_fen:
        raise BrokenRule(_("还有 %(open)s 没有拨付，不能办结。") % {"open": yuan(open_fen)})
    today = localdate(now)
    move(project, "acceptance.close_project", today=today, closed_on=today)
    record(ProjectClosed(project_id=project.pk), about=project, actor=actor, now=now)
    return project


@use_case
def archive_project(*, actor: Person, project_id: int, now: datetime) -> Project:
    """The file is complete and put away; nothing of it changes any more."""
    project = lock_project(project_id)
    require(actor, "acceptance.archive_project", project)
    move(project, "acceptance.archive_project", today=localdate(now))
    record(ProjectArchived(project_id=project.pk), about=project, actor=actor, now=now)
    return project
