from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Least

from liban.demands.models import Demand
from liban.kit.calendar import WorkCalendar
from liban.kit.light import Clock, Light, Stage, light
from liban.kit.money import Fen
from liban.kit.scope import below
from liban.kit.words import Words
from liban.people.models import Person, Post
from liban.policy import POLICY, require
from liban.projects.models import (
    BudgetLine,
    Category,
    FundingSource,
    Kind,
    Milestone,
    Phase,
    Progress,
    ProjectPhoto,
    Source,
)
from liban.projects.models import Project as Project  # what pages speak of
from liban.projects.rules import plain
from liban.projects.states import ENDED, PUBLIC, UNFINISHED, State

BEFORE_FINISH = (State.APPLIED, State.RETURNED, State.APPROVED, State.WORKING, State.REPAIR)
# While it is being built a milestone can be missed.
TO_BUILD = (State.APPROVED, State.WORKING)
CATEGORIES = Category.choices
KINDS = Kind.choices
SOURCES = FundingSource.choices
PHASES = Phase.choices


def project_for(viewer: Person, pk: int) -> Project:
    """The project for its page; refused, as if it were not there, to those who may not see."""
    project = Project.objects.select_related("place", "lead", "finished_by").get(pk=pk)
    require(viewer, "projects.see_project", project)
    return project


def projects_for(viewer: Person) -> QuerySet[Project]:
    """Every project that ``viewer`` may see."""
    roles = POLICY.rows["projects.see_project"].roles
    within = below(viewer.reach(roles), "place__path")
    return Project.objects.filter(within).select_related("place", "lead")


def with_missed(rows: QuerySet[Project], today: date) -> QuerySet[Project]:
    """``rows`` with ``missed`` on each: is a milestone past its day and not reached?"""
    overdue = Milestone.objects.filter(
        project=OuterRef("pk"), planned_on__lt=today, reached_on__isnull=True
    )
    return rows.annotate(missed=Exists(overdue))


def projects_of(demand: Demand, today: date) -> list[Project]:
    """Every project that was ever formed for ``demand``, in that order, with its outcomes."""
    rows = Project.objects.filter(sources__demand=demand).select_related("place")
    rows = rows.prefetch_related("outcomes").order_by("sources__id")
    return list(with_missed(rows, today))


def is_shown(demand: Demand) -> bool:
    """May the public read of ``demand``, because a project for it has been decided on?"""
    return Source.objects.filter(demand=demand, project__state__in=PUBLIC).exists()


def clock_of(project: Project, missed: bool) -> Clock:
    """What the light of a project is computed from.

    The month counts until the works are finished; a repair takes it up again, since only the
    finish that acceptance confirms ends it.
    """
    stage = None
    if project.stage_due_on:
        stage = Stage(project.stage_since, project.stage_due_on)
    return Clock(
        done=project.state in (State.CLOSED, State.ARCHIVED),
        stage=stage,
        month_due=project.due_on if project.state in BEFORE_FINISH else None,
        missed_milestone=missed and project.state in TO_BUILD,
        waiting=bool(project.waiting_for),
    )


def light_of(project: Project, today: date, calendar: WorkCalendar) -> Light | None:
    """The light of ``project``; None for one that ended without being built.

    Reads ``missed`` where ``with_missed`` has put it, else asks the database.
    """
    if project.state in ENDED:
        return None
    missed = getattr(project, "missed", None)
    if missed is None:
        overdue = project.milestones.filter(planned_on__lt=today, reached_on__isnull=True)
        missed = project.state in TO_BUILD and overdue.exists()
    return light(clock_of(project, missed), today, calendar)


def led_from(post: Post) -> QuerySet[Project]:
    """Unfinished projects that the holder of ``post`` leads within its place."""
    within = Project.objects.filter(place__path__startswith=post.place.path)
    return within.filter(lead=post.person, state__in=UNFINISHED).select_related("place")


def with_plan(rows: QuerySet[Project]) -> QuerySet[Project]:
    """``rows`` with the estimate and each part of the funding mix, for ``mix_of``."""
    lines = BudgetLine.objects.filter(project=OuterRef("pk")).order_by()
    cost = lines.values("project").annotate(sum=Sum("total_fen")).values("sum")
    parts = {
        f"mix_{source.value}": Sum("funding__fen", filter=Q(funding__source=source))
        for source in FundingSource
    }
    return rows.annotate(cost_fen=Subquery(cost), **parts)


def mix_of(project: Project) -> list[tuple[Words, Fen]]:
    """Who pays how much, of a project that ``with_plan`` has read; only those who pay."""
    parts = [(source.label, getattr(project, f"mix_{source.value}")) for source in FundingSource]
    return [(label, fen) for label, fen in parts if fen]


def photos_of(project: Project) -> list[ProjectPhoto]:
    """The photos of the works, of a project that the viewer may see, by viewpoint."""
    return list(project.photos.select_related("photo"))


def photo_for(viewer: Person, pk: int) -> ProjectPhoto:
    """A photo of the works; whoever may see the project may see it."""
    rows = ProjectPhoto.objects.select_related("photo", "project__place")
    photo = rows.get(pk=pk)
    require(viewer, "projects.see_project", photo.project)
    return photo


def keys_by_light(
    rows: QuerySet[Project], wanted: str, today: date, calendar: WorkCalendar
) -> Sequence[int]:
    """The keys of those of ``rows``, read by ``with_missed``, that show the light ``wanted``."""
    return [each.pk for each in rows if light_of(each, today, calendar) == wanted]


def progress_of(project: Project) -> QuerySet[Progress]:
    """What was reported while the works ran, newest first."""
    return project.progress.select_related("outcome", "by").order_by("-id")


def project_of_demand(demand: Demand) -> Project | None:
    """The newest project that answers ``demand``, which the viewer may see."""
    return Project.objects.filter(sources__demand=demand).order_by("-pk").first()


@dataclass(frozen=True)
class PlanTexts:
    """What a project's plan holds now, as the rows of its forms."""

    titles: list[str]
    targets: list[dict[str, Any]]
    steps: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    shares: dict[str, Fen]


def plan_texts(project: Project) -> PlanTexts:
    """The plan of a project that the viewer may see; of its demands only what staff call them."""
    lines = project.budget.values("name", "quantity", "unit", price=F("price_fen"))
    return PlanTexts(
        titles=list(project.demands.order_by("pk").values_list("title", flat=True)),
        targets=[dict(row) for row in project.outcomes.values("name", "planned", "unit")],
        steps=[dict(row) for row in project.milestones.values("name", "planned_on")],
        lines=[{**line, "quantity": plain(line["quantity"])} for line in lines],
        shares=dict(project.funding.values_list("source", "fen")),
    )


def soonest(rows: QuerySet[Project]) -> QuerySet[Project]:
    """``rows`` with the nearest of their limits first; those that are over come last."""
    far = Value(date.max)
    over = Case(When(state__in=(*ENDED, State.CLOSED, State.ARCHIVED), then=1), default=0)
    month = Case(When(state__in=BEFORE_FINISH, then=F("due_on")))
    limit = Least(Coalesce("stage_due_on", far), Coalesce(month, far))
    return rows.alias(over=over, limit=limit).order_by("over", "limit", "-pk")
