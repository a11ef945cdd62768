from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value

from liban.approval.models import Application, Decision
from liban.approval.rules import Facts, Missing, missing
from liban.demands.models import Requester
from liban.fieldwork.models import Survey
from liban.funds.models import Fund
from liban.kit.money import Fen
from liban.kit.words import Words
from liban.people.models import Person
from liban.places.queries import settings_at
from liban.policy import POLICY, require
from liban.projects.models import (
    FundingSource,
    Milestone,
    Outcome,
    Phase,
    Project,
    ProjectPhoto,
    Source,
)
from liban.projects.queries import mix_of, photos_of, projects_for, with_plan
from liban.projects.states import ENDED


def facts_of(project: Project) -> Facts:
    """What completeness is judged by, read at once."""
    mine = OuterRef("pk")
    before = ProjectPhoto.objects.filter(project=mine, phase=Phase.BEFORE)
    found = with_plan(Project.objects.filter(pk=project.pk)).annotate(
        targets=_count(Outcome.objects.filter(project=mine)),
        steps=_count(Milestone.objects.filter(project=mine)),
        looks=_count(Survey.objects.filter(project=mine)),
        before=_count(before),
        behind=_count(Source.objects.filter(project=mine)),
    )
    read: Any = found.get()
    cost, shares = read.cost_fen or 0, dict(mix_of(read))
    return Facts(
        location=project.location,
        background=project.background,
        upkeep=project.upkeep,
        plan_days=bool(project.plan_start_on and project.plan_end_on),
        beneficiaries=project.households is not None and project.people is not None,
        targets=read.targets or 0,
        milestones=read.steps or 0,
        budget_fen=cost,
        asked_fen=shares.get(FundingSource.FUND.label, 0),
        shares_match=sum(shares.values()) == cost,
        surveys=read.looks or 0,
        photos_before=read.before or 0,
        demands=read.behind or 0,
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


def last_decision(project: Project) -> Application | None:
    """The latest application that was decided on, with what was said about it."""
    undecided = (Decision.OPEN, Decision.WITHDRAWN)
    return project.applications.exclude(decision__in=undecided).order_by("id").last()


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


@dataclass(frozen=True)
class Line:
    """One row of the money plan: what it is for, or who pays."""

    words: Words
    fen: Fen


@dataclass(frozen=True)
class Dossier:
    """Everything that the decision page shows of one application, read with few queries."""

    application: Any
    outcomes: list[Outcome]
    photos: list[ProjectPhoto]
    lines: list[Line]
    shares: list[Line]
    missing: list[Missing]

    @property
    def budget_fen(self) -> Fen:
        return sum(line.fen for line in self.lines)

    @property
    def shares_fen(self) -> Fen:
        return sum(share.fen for share in self.shares)


def dossier_for(viewer: Person, pk: int) -> Dossier:
    """The application with all that the one who decides has to see, on one screen."""
    rows = _with_facts(
        Application.objects.select_related(
            "project__place", "project__lead", "fund__programme__place", "applicant", "decided_by"
        )
    )
    application: Any = rows.get(pk=pk)
    require(viewer, "approval.see_application", application)
    project = application.project
    outcomes = list(project.outcomes.all())
    photos = photos_of(project)
    lines, shares = _money_of(project)
    found = missing(
        Facts(
            location=project.location,
            background=project.background,
            upkeep=project.upkeep,
            plan_days=bool(project.plan_start_on and project.plan_end_on),
            beneficiaries=project.households is not None and project.people is not None,
            targets=len(outcomes),
            # Whether the town asks for more than one was settled when it was applied for.
            targets_least=1,
            milestones=application.milestones,
            budget_fen=sum(line.fen for line in lines),
            asked_fen=application.asked_fen,
            shares_match=sum(line.fen for line in lines) == sum(share.fen for share in shares),
            surveys=application.surveys,
            photos_before=sum(photo.phase == Phase.BEFORE for photo in photos),
            demands=application.demands,
        )
    )
    return Dossier(application, outcomes, photos, lines, shares, found)


def _with_facts(rows: QuerySet[Application]) -> QuerySet[Application]:
    """``rows`` with what is counted about each: surveys, demands, people, look-alikes."""
    of_project = OuterRef("project")
    surveys = Survey.objects.filter(project=of_project).order_by("-on", "-id")
    alike = Project.objects.filter(place=OuterRef("project__place")).exclude(pk=of_project)
    alike = alike.exclude(state__in=ENDED).filter(
        Q(title=OuterRef("project__title"))
        | (Q(location=OuterRef("project__location")) & ~Q(location=""))
        | Q(sources__demand__sources__project=of_project)
    )
    behind = Q(demand__sources__project=of_project)
    behind |= Q(demand__merged_into__sources__project=of_project)
    returned = Application.objects.filter(project=of_project, decision=Decision.RETURNED)
    return rows.annotate(
        surveys=_count(Survey.objects.filter(project=of_project)),
        surveyed_on=Subquery(surveys.values("on")[:1]),
        findings=Subquery(surveys.values("findings")[:1]),
        milestones=_count(Milestone.objects.filter(project=of_project)),
        demands=_count(Source.objects.filter(project=of_project)),
        voices=_count(Requester.objects.filter(behind)),
        alike=_count(alike),
        returned_words=Subquery(returned.order_by("-id").values("words")[:1]),
    )


def _count(rows: QuerySet[Any]) -> Subquery:
    """How many ``rows`` there are, as part of another query."""
    counted = rows.order_by().annotate(one=Value(1)).values("one")
    return Subquery(counted.annotate(number=Count("pk", distinct=True)).values("number"))


def _money_of(project: Project) -> tuple[list[Line], list[Line]]:
    """The estimate and the funding mix, read together: what it costs and who pays."""
    costs = project.budget.order_by().values_list(Value("cost"), "id", "name", "total_fen")
    paid = project.funding.order_by().values_list(Value("share"), "id", "source", "fen")
    rows = sorted(costs.union(paid, all=True))
    lines = [Line(name, fen) for kind, _id, name, fen in rows if kind == "cost"]
    codes = [(code, fen) for kind, _id, code, fen in rows if kind == "share"]
    shares = [Line(FundingSource(code).label, fen) for code, fen in codes]
    return lines, shares
