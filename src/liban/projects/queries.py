from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from liban.kit.calendar import WorkCalendar
from liban.kit.light import Clock, Light, Stage, light
from liban.people.models import Person
from liban.policy import POLICY, require
from liban.projects.models import Milestone, Project
from liban.projects.states import ENDED, State

BEFORE_FINISH = (State.APPLIED, State.RETURNED, State.APPROVED, State.WORKING, State.REPAIR)


def project_for(viewer: Person, pk: int) -> Project:
    """The project for its page; refused, as if it were not there, to those who may not see."""
    project = Project.objects.select_related("place", "lead", "finished_by").get(pk=pk)
    require(viewer, "projects.see_project", project)
    return project


def projects_for(viewer: Person) -> QuerySet[Project]:
    """Every project that ``viewer`` may see."""
    roles = POLICY.rows["projects.see_project"].roles
    within = Q(pk__in=[])
    for post in viewer.posts_now():
        if post.role in roles:
            within |= Q(place__path__startswith=post.place.path)
    return Project.objects.filter(within).select_related("place", "lead")


def with_missed(rows: QuerySet[Project], today: date) -> QuerySet[Project]:
    """``rows`` with ``missed`` on each: is a milestone past its day and not reached?"""
    overdue = Milestone.objects.filter(
        project=OuterRef("pk"), planned_on__lt=today, reached_on__isnull=True
    )
    return rows.annotate(missed=Exists(overdue))


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
        missed_milestone=missed and project.state in (State.APPROVED, State.WORKING),
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
        missed = overdue.exists()
    return light(clock_of(project, missed), today, calendar)
