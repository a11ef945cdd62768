from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils.timezone import localdate

from liban.demands.models import Demand
from liban.kit.files import Upload
from liban.kit.refusal import WrongState
from liban.media.steps import hold_if_personal, store_photo
from liban.people.models import Person
from liban.places.models import Place
from liban.places.queries import calendar, settings_at
from liban.places.steps import lock_town
from liban.projects.models import Project, ProjectPhoto
from liban.projects.rules import code_for
from liban.projects.states import PROJECT, State

# The setting that limits each stage, in working days. Works run until the month ends.
STAGE_LIMITS = {
    State.FORMING: "demand.form_days",
    State.APPLIED: "project.decide_days",
    State.RETURNED: "project.complete_days",
    State.APPROVED: "project.start_days",
    State.FINISHED: "project.accept_days",
    State.REPAIR: "project.repair_days",
    State.ACCEPTED: "project.settle_days",
    State.CLOSED: "project.archive_days",
}


def lock_project(pk: int) -> Project:
    """The project, held until the transaction ends."""
    rows = Project.objects.select_for_update(of=("self",)).select_related("place", "lead")
    return rows.get(pk=pk)


def stage_due(place: Place, state: str, today: date) -> date | None:
    """Until when a project that enters ``state`` today may stay there; None when unlimited."""
    limit = STAGE_LIMITS.get(State(state))
    if limit is None:
        return None
    return calendar().after(today, settings_at(place).number(limit))


def move(project: Project, use_case: str, *, today: date, **changes: Any) -> None:
    """Move ``project`` along the edge of ``use_case``; refuses if there is no such edge.

    The update names the old state, so of two people who press at once the second is refused.
    """
    edge = PROJECT.edge(project.state, use_case)
    changes.setdefault("stage_due_on", stage_due(project.place, edge.end, today))
    moved = Project.objects.filter(pk=project.pk, state=edge.start).update(
        state=edge.end, stage_since=today, waiting_for="", version=F("version") + 1, **changes
    )
    project.refresh_from_db()
    if not moved:
        PROJECT.edge(project.state, use_case)


def next_code(place: Place, year: int) -> str:
    """The next project number of the village in that year; the town is held meanwhile.

    A village and a community of one town may share the short name that stands in the number.
    """
    town = lock_town(place)
    serial = Project.objects.filter(place=place, formed_at__year=year).count() + 1
    while Project.objects.filter(code=code_for(town.slug, place.name, year, serial)).exists():
        serial += 1
    return code_for(town.slug, place.name, year, serial)


def check_editable(project: Project, states: Iterable[str], words: str) -> None:
    if project.state not in states:
        raise WrongState(words)


def add_photos(
    project: Project,
    files: Sequence[Upload],
    *,
    phase: str,
    viewpoint: int,
    caption: str,
    by: Person,
    now: datetime,
) -> int:
    """Keep photos of the works; words under them go past the look for personal data."""
    for file in files:
        photo = store_photo(file, by=by, now=now)
        ProjectPhoto.objects.create(
            project=project, photo=photo, phase=phase, viewpoint=viewpoint, caption=caption
        )
    hold_words(project, caption, now=now)
    return len(files)


def hold_words(project: Project, *texts: str, now: datetime) -> None:
    """Put aside words of the project that look like personal data before the public reads."""
    subject = f"project:{project.pk}"
    hold_if_personal(*texts, place=project.place, subject=subject, now=now)


def demands_of(project: Project) -> list[Demand]:
    """The demands that the project answers, held in a fixed order."""
    rows = Demand.objects.select_for_update(of=("self",)).select_related("place")
    return list(rows.filter(sources__project=project).order_by("pk"))


def year_of(now: datetime) -> int:
    return localdate(now).year
