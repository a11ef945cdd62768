"""Where a demand stands: one look for the person with the code, the rest below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.demands.queries import Demand, light_of, pictures_of, root_of
from liban.demands.queries import Requester as Requester
from liban.demands.states import State
from liban.kit.light import Light
from liban.places.queries import Settings, calendar, settings_at
from liban.projects.queries import Project, photos_of, projects_of
from liban.projects.queries import light_of as light_of_project
from liban.projects.rules import pairs
from liban.projects.states import BUILT, ENDED
from liban.projects.states import State as ProjectState
from liban.web.portal.stages import Plan, Step, ahead
from liban.web.portal.told import told

WORKS_DONE = (ProjectState.FINISHED, ProjectState.REPAIR, *BUILT)


@dataclass(frozen=True)
class Standing:
    """``now`` is what is being done, None when it has ended; ``steps`` are the whole timeline."""

    root: Demand
    project: Project | None
    rows: Settings
    light: Light | None
    now: Step | None
    steps: list[Step]

    @property
    def is_done(self) -> bool:
        return bool(self.root.state == State.DONE)

    @property
    def is_declined(self) -> bool:
        return bool(self.root.state == State.DECLINED)

    @property
    def is_answer_late(self) -> bool:
        """Late because nobody has answered, though the present step may have time left."""
        if self.light != Light.LATE or self.root.answered_at is not None:
            return False
        return self.root.state != State.IN_PROJECT

    @property
    def is_built(self) -> bool:
        return self.project is not None and self.project.state in WORKS_DONE


def standing_of(requester: Requester, now: datetime) -> Standing:
    """Everything that anyone with the code may read of the matter, without personal words."""
    own, today = requester.demand, localdate(now)
    root = root_of(own)
    projects = projects_of(root, today)
    project = _present(projects)
    steps, rows = told(own, root, projects), settings_at(root.place)
    if root.state in (State.DONE, State.DECLINED):
        light = Light.DONE if root.state == State.DONE else None
        return Standing(root, project, rows, light, None, steps)
    days = calendar()
    to_come = ahead(root, project, Plan(today, rows, days))
    in_project = project is not None and root.state == State.IN_PROJECT
    light = (
        light_of_project(project, today, days)
        if project is not None and in_project
        else light_of(root, today, days)
    )
    return Standing(root, project, rows, light, to_come[0], [*steps, *to_come])


def _present(projects: Sequence[Project]) -> Project | None:
    """The project that counts now: the last one that did not end without a result."""
    alive = [project for project in projects if project.state not in ENDED]
    return alive[-1] if alive else None


def results_of(standing: Standing) -> list[dict[str, Any]]:
    """The numbers that were promised, and how much of each there is."""
    if standing.project is None:
        return []
    return [
        {
            "label": outcome.name,
            "done": outcome.accepted if outcome.accepted is not None else outcome.done,
            "total": outcome.planned,
            "unit": outcome.unit,
        }
        for outcome in standing.project.outcomes.all()
    ]


def pictures_by_code(standing: Standing, code: str) -> tuple[list[dict[str, Any]], list[Any]]:
    """Before-and-after pairs of the works, and photos that show a thing done directly."""
    if standing.project is not None and standing.is_built:
        return _pairs(standing.project, code), []
    if standing.is_done and standing.project is None:
        rows = pictures_of(standing.root, evidence=True)
        words = _("办好后的照片")
        return [], [shown(row.photo, _url(code, row.photo_id), words) for row in rows]
    return [], []


def _pairs(project: Project, code: str) -> list[dict[str, Any]]:
    found = []
    for pair in pairs(photos_of(project)):
        sides = {"before": pair.before, "after": pair.after}
        shots = {
            side: shown(row.photo, _url(code, row.photo_id), row.caption or project.title)
            for side, row in sides.items()
        }
        found.append({"caption": pair.before.caption, **shots})
    return found


def _url(code: str, photo_id: int) -> str:
    return reverse("portal:track_photo", args=[code, photo_id, "thumb"])


def shown(photo: Any, url: str, words: str) -> dict[str, Any]:
    """A photo as the parts draw it."""
    return {
        "url": url,
        "thumb_url": url,
        "width": photo.width,
        "height": photo.height,
        "alt": words,
    }
