from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from liban.acceptance.models import Inspection, Result, Settlement
from liban.approval.models import Application
from liban.funds.models import Commitment
from liban.kit.money import Fen
from liban.projects.models import Project


def inspections_of(project: Project) -> QuerySet[Inspection]:
    """The looks at the finished thing, of a project that the viewer may see."""
    return project.inspections.select_related("inspector", "builder")


def settlement_of(project: Project) -> Settlement | None:
    """What it really cost; None before it was settled."""
    return Settlement.objects.filter(project=project).select_related("by").first()


@dataclass(frozen=True)
class Money:
    """What of the fund was asked, granted, found due in the end, and paid. 0: not yet."""

    application_id: int | None
    asked_fen: Fen
    granted_fen: Fen
    settled: bool
    settled_fen: Fen
    total_fen: Fen
    paid_fen: Fen
    open_fen: Fen


def with_money(rows: QuerySet[Project]) -> QuerySet[Project]:
    """``rows`` with the sums that ``money_of`` reads, all in the same query."""
    asked = Application.objects.filter(project=OuterRef("pk")).order_by("-pk")
    held = Commitment.objects.filter(project=OuterRef("pk"))
    settled = Settlement.objects.filter(project=OuterRef("pk"))
    return rows.annotate(
        application_id=Subquery(asked.values("pk")[:1]),
        # The policy asks of an application who applied; here the project answers for it.
        applicant_id=Subquery(asked.values("applicant")[:1]),
        asked_fen=Subquery(asked.values("asked_fen")[:1]),
        granted_fen=Subquery(held.values("granted_fen")),
        paid_fen=Subquery(held.values("paid_fen")),
        released_fen=Subquery(held.values("released_fen")),
        settled_fen=Subquery(settled.values("fund_fen")),
        total_fen=Subquery(settled.values("total_fen")),
    )


def money_of(project: Project) -> Money:
    """The sums of a project that ``with_money`` has read."""
    read = {name: getattr(project, name) for name in _READ}
    granted, paid = read["granted_fen"] or 0, read["paid_fen"] or 0
    return Money(
        application_id=read["application_id"],
        asked_fen=read["asked_fen"] or 0,
        granted_fen=granted,
        settled=read["settled_fen"] is not None,
        settled_fen=read["settled_fen"] or 0,
        total_fen=read["total_fen"] or 0,
        paid_fen=paid,
        open_fen=granted - paid - (read["released_fen"] or 0),
    )


_READ = (
    "application_id",
    "asked_fen",
    "granted_fen",
    "paid_fen",
    "released_fen",
    "settled_fen",
    "total_fen",
)


def last_repair(project: Project) -> Inspection | None:
    """What is to be mended now: the list and the day of the last look."""
    return project.inspections.filter(result=Result.REPAIR).last()
