from django.db.models import QuerySet

from liban.fieldwork.models import Survey
from liban.projects.models import Project


def surveys_of(project: Project) -> QuerySet[Survey]:
    """The looks at the site of a project that the viewer was already allowed to see."""
    return project.surveys.select_related("by").prefetch_related("photos")
