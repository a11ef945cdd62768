"""On the site: a look before the plan, and photos before, during and after from one viewpoint."""

from collections.abc import Iterable
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.fieldwork.actions import survey_site
from liban.fieldwork.queries import survey_photo_for, surveys_of
from liban.fieldwork.rules import Look
from liban.policy import why_not
from liban.projects.actions import add_photo
from liban.projects.queries import PHASES, photos_of, project_for
from liban.projects.states import ENDED
from liban.web.access import signed_in
from liban.web.desk.acting import Attempt, sent
from liban.web.desk.forms.fieldwork import PhotoForm, SurveyForm
from liban.web.desk.pictures import Shot, pairs_of, phased
from liban.web.photo import photo_response
from liban.web.request import Request


@signed_in
def survey_new(request: Request, project_id: int) -> HttpResponse:
    """What was seen. Place is the project, time is ours: no phone is asked where it is."""
    project = project_for(request.user, project_id)
    start = {"on": localdate(), "members": 0, "residents": 0}
    form = SurveyForm(sent(request), request.FILES or None, initial=start)

    def use(clean: dict[str, Any]) -> None:
        look = Look(
            on=clean["on"],
            findings=clean["findings"],
            members=clean["members"] or 0,
            residents=clean["residents"] or 0,
        )
        survey_site(
            actor=request.user,
            project_id=project.pk,
            look=look,
            files=clean["photos"],
            now=timezone.now(),
        )

    attempt = Attempt(request, form, use)
    if attempt.done:
        return redirect("desk:survey_new", project.pk)
    surveys = [
        {"row": survey, "photos": _survey_shots(survey.pk, survey.photos.all())}
        for survey in surveys_of(project)
    ]
    context = {
        "project": project,
        "form": form,
        "surveys": surveys,
        "why": why_not(request.user, "fieldwork.survey_site", project) or "",
    }
    return render(request, "desk/survey_new.html", context, status=attempt.status)


def _survey_shots(survey_id: int, photos: Iterable[Any]) -> list[Shot]:
    return [
        {
            "url": reverse("desk:survey_photo", args=[survey_id, photo.pk, "large"]),
            "thumb_url": reverse("desk:survey_photo", args=[survey_id, photo.pk, "thumb"]),
            "alt": _("现场照片"),
            "caption": "",
            "width": photo.width,
            "height": photo.height,
        }
        for photo in photos
    ]


@signed_in
def survey_photo(request: Request, survey_id: int, photo_id: int, size: str) -> FileResponse:
    return photo_response(survey_photo_for(request.user, survey_id, photo_id), size)


@signed_in
def photo_new(request: Request, project_id: int) -> HttpResponse:
    """All photos by viewpoint, and more of them: the same number shows the same place over time."""
    project = project_for(request.user, project_id)
    photos = photos_of(project)
    phase = "before" if project.started_on is None else "during"
    start = {"phase": phase, "viewpoint": 1}
    form = PhotoForm(sent(request), request.FILES or None, initial=start)

    def use(clean: dict[str, Any]) -> None:
        add_photo(
            actor=request.user,
            project_id=project.pk,
            files=clean["photos"],
            phase=clean["phase"],
            viewpoint=clean["viewpoint"],
            caption=clean["caption"],
            now=timezone.now(),
        )

    attempt = Attempt(request, form, use)
    if attempt.done:
        return redirect("desk:photo_new", project.pk)
    context = {
        "project": project,
        "form": form,
        "pairs": pairs_of(photos),
        "viewpoints": _viewpoints(photos),
        "is_over": project.state in ENDED,
        "why": why_not(request.user, "projects.add_photo", project) or "",
    }
    return render(request, "desk/photo_new.html", context, status=attempt.status)


def _viewpoints(photos: list[Any]) -> list[dict[str, Any]]:
    """The photos of each viewpoint in the order of the works, and which phase is still missing."""
    names = dict(PHASES)
    order = list(names)
    found = []
    for number in sorted({photo.viewpoint for photo in photos}):
        mine = [photo for photo in photos if photo.viewpoint == number]
        mine.sort(key=lambda photo: order.index(photo.phase))
        there = {photo.phase for photo in mine}
        lacking = [str(names[phase]) for phase in ("before", "after") if phase not in there]
        found.append({"number": number, "photos": phased(mine), "lacking": "、".join(lacking)})
    return found
