from django.db.models import QuerySet

from liban.acceptance.models import Inspection, Settlement
from liban.projects.models import Project


def inspections_of(project: Project) -> QuerySet[Inspection]:
    """The looks at the finished thing, of a project that the viewer may see."""
    return project.inspections.select_related("inspector", "builder")


def settlement_of(project: Project) -> Settlement | None:
    """What it really cost; None before it was settled."""
    return Settlement.objects.filter(project=project).select_related("by").first()
