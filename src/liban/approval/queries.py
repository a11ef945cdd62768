from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from liban.approval.models import Application, Decision
from liban.approval.rules import Facts, Missing, missing
from liban.funds.models import Fund
from liban.kit.money import Fen
from liban.people.models import Person
from liban.places.queries import settings_at
from liban.policy import POLICY, require
from liban.projects.models import FundingSource, Phase, Project
from liban.projects.queries import projects_for


def facts_of(project: Project) -> Facts:
    """What completeness is judged by."""
    budget = project.budget.aggregate(sum=Sum("total_fen", default=0))["sum"]
    shares = dict(project.funding.values_list("source", "fen"))
    return Facts(
        location=project.location,
        background=project.background,
        upkeep=project.upkeep,
        plan_days=bool(project.plan_start_on and project.plan_end_on),
        beneficiaries=project.households is not None and project.people is not None,
        targets=project.outcomes.count(),
        milestones=project.milestones.count(),
        budget_fen=budget,
        asked_fen=shares.get(FundingSource.FUND, 0),
        shares_match=sum(shares.values()) == budget,
        surveys=project.surveys.count(),
        photos_before=project.photos.filter(phase=Phase.BEFORE).count(),
        demands=project.sources.count(),
        targets_least=settings_at(project.place).number("project.targets_least"),
    )


def missing_of(project: Project) -> list[Missing]:
    """Everything that keeps the project from being applied for, told at once."""
    return missing(facts_of(project))


def asked_of(project: Project) -> Fen:
    """What the fund is asked for: its own share of the funding mix."""
    share = project.funding.filter(source=FundingSource.FUND).first()
    return share.fen if share else 0


def application_for(viewer: Person, pk: int) -> Application:
    """The application for its page; refused, as if it were not there, to those who may not see."""
    rows = Application.objects.select_related(
        "project__place", "project__lead", "fund__programme__place", "applicant", "decided_by"
    )
    application = rows.get(pk=pk)
    require(viewer, "approval.see_application", application)
    return application


def waiting_for(viewer: Person) -> QuerySet[Application]:
    """Applications that wait for a decision which ``viewer``'s role makes."""
    roles = POLICY.rows["approval.return_application"].roles
    if not any(post.role in roles for post in viewer.posts_now()):
        return Application.objects.none()
    rows = Application.objects.filter(decision=Decision.OPEN, project__in=projects_for(viewer))
    return rows.select_related("project__place", "applicant", "fund__programme")


@dataclass(frozen=True)
class Balance:
    """The fund before and after granting a sum: what the decision page shows."""

    free_fen: Fen
    after_fen: Fen

    @property
    def is_short(self) -> bool:
        return self.after_fen < 0


def balance_after(fund: Fund, fen: Fen) -> Balance:
    return Balance(free_fen=fund.free_fen, after_fen=fund.free_fen - fen)
