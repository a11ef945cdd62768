from django.db.models import Exists, OuterRef, QuerySet

from liban.fieldwork.models import Survey
from liban.media.models import Photo
from liban.people.models import Person
from liban.policy import require
from liban.projects.models import Project


def surveys_of(project: Project) -> QuerySet[Survey]:
    """The looks at the site of a project that the viewer was already allowed to see."""
    return project.surveys.select_related("by").prefetch_related("photos")


def with_survey(rows: QuerySet[Project]) -> QuerySet[Project]:
    """``rows`` with ``has_survey`` on each: has somebody looked at the site?"""
    return rows.annotate(has_survey=Exists(Survey.objects.filter(project=OuterRef("pk"))))


def survey_photo_for(viewer: Person, survey_id: int, photo_id: int) -> Photo:
    """A photo of a look at the site; whoever may see the project may see it."""
    survey = Survey.objects.select_related("project__place").get(pk=survey_id)
    require(viewer, "projects.see_project", survey.project)
    return survey.photos.get(pk=photo_id)
