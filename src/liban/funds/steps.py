from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.funds.models import ROUTES, Commitment, Fund, Movement, Transfer
from liban.kit.money import Fen, yuan
from liban.kit.refusal import BrokenRule
from liban.people.models import Person
from liban.projects.models import Project
from liban.projects.steps import lock_project


def lock_fund(pk: int) -> Fund:
    """The fund, held until the transaction ends. Locks go fund, then project, then demand."""
    rows = Fund.objects.select_for_update(of=("self",)).select_related("programme__place")
    return rows.get(pk=pk)


def lock_with_fund(project_id: int) -> Project:
    """The project and the fund that pays for it, held in the fixed order: fund first."""
    commitment = Commitment.objects.filter(project_id=project_id).first()
    if commitment:
        lock_fund(commitment.fund_id)
    return lock_project(project_id)


def commit_money(
    fund: Fund, project: Project, fen: Fen, *, by: Person, now: datetime
) -> Commitment:
    """Set ``fen`` aside for ``project``; refuses if the fund has not that much free.

    One conditional update both checks and takes, so that on either database two approvals
    cannot spend the same yuan and nobody fails only because somebody else was faster.
    """
    left = F("appropriated_fen") - F("committed_fen") - F("paid_fen") - F("returned_fen")
    rows = Fund.objects.annotate(left=left).filter(pk=fund.pk, left__gte=fen)
    if not rows.update(committed_fen=F("committed_fen") + fen):
        fund.refresh_from_db()
        short = _("专项资金余额不足：可用 %(free)s，需要 %(need)s。")
        raise BrokenRule(short % {"free": yuan(fund.free_fen), "need": yuan(fen)})
    commitment = Commitment.objects.create(fund=fund, project=project, granted_fen=fen)
    book(fund, Movement.COMMIT, fen, by=by, now=now, project=project)
    return commitment


def lock_commitment(project: Project) -> Commitment:
    """What the project was granted, held; refuses when nothing was."""
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("fund__programme")
    commitment = rows.filter(project=project).first()
    if commitment is None:
        raise BrokenRule(_("这个项目还没有批准资金。"))
    return commitment


def pay_money(
    commitment: Commitment,
    fen: Fen,
    *,
    voucher: str,
    on: date,
    by: Person,
    now: datetime,
) -> Transfer:
    """Committed money leaves the town's hands; never more than is still open."""
    _take(commitment, fen, "paid_fen")
    Fund.objects.filter(pk=commitment.fund_id).update(
        committed_fen=F("committed_fen") - fen, paid_fen=F("paid_fen") + fen
    )
    return book(
        commitment.fund,
        Movement.PAY,
        fen,
        by=by,
        now=now,
        project=commitment.project,
        voucher=voucher,
        on=on,
    )


def release_money(commitment: Commitment, fen: Fen, *, by: Person, now: datetime) -> Transfer:
    """What the project does not need becomes free again for others."""
    _take(commitment, fen, "released_fen")
    Fund.objects.filter(pk=commitment.fund_id).update(committed_fen=F("committed_fen") - fen)
    return book(commitment.fund, Movement.RELEASE, fen, by=by, now=now, project=commitment.project)


def _take(commitment: Commitment, fen: Fen, column: str) -> None:
    """Lower what is open of ``commitment`` by ``fen`` into ``column``; refuses too much."""
    left = F("granted_fen") - F("paid_fen") - F("released_fen")
    rows = Commitment.objects.annotate(left=left).filter(pk=commitment.pk, left__gte=fen)
    if fen <= 0 or not rows.update(**{column: F(column) + fen}):
        commitment.refresh_from_db()
        words = _("金额要大于零，且不超过还没付的 %(open)s。")
        raise BrokenRule(words % {"open": yuan(commitment.open_fen)})
    commitment.refresh_from_db()


def book(
    fund: Fund, movement: Movement, fen: Fen, *, by: Person, now: datetime, **more: Any
) -> Transfer:
    """Write one row of the ledger: which pocket the money leaves and which it enters."""
    source, target = ROUTES[movement]
    more.setdefault("on", localdate(now))
    return Transfer.objects.create(
        fund=fund, movement=movement, source=source, target=target, fen=fen, by=by, at=now, **more
    )
