"""Everyone who is asked: who answered, who did not, and answers that staff took down."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from liban.kit.privacy import mask_name, mask_phone
from liban.policy import why_not
from liban.projects.queries import project_for
from liban.satisfaction.actions import enter_answer
from liban.satisfaction.queries import (
    Asked,
    answer_by,
    asked_by_project,
    figures_of,
    project_of,
    requester_for,
)
from liban.satisfaction.rules import Opinion
from liban.web.access import signed_in
from liban.web.desk.acting import Attempt, month_of, sent
from liban.web.desk.forms.satisfaction import AnswerForm
from liban.web.request import Request

ENTER = "satisfaction.enter_answer"


@signed_in
def answer_list(request: Request, pk: int) -> HttpResponse:
    project = project_for(request.user, pk)
    asked = asked_by_project(request.user, project)
    roots = {each.root.pk: each.root for each in asked}
    context = {
        "project": project,
        "people": [_shown(each) for each in asked],
        "figures": figures_of(roots.values()),
        "month": month_of(project),
        "why": why_not(request.user, ENTER, project) or "",
    }
    return render(request, "desk/answer_list.html", context)


def _shown(asked: Asked) -> dict[str, Any]:
    """A person as far as a list may say: masked name and phone."""
    person = asked.requester
    return {
        "pk": person.pk,
        "name": mask_name(person.name),
        "phone": mask_phone(person.phone),
        "raised": person.raised,
        "channel": person.demand.get_channel_display(),
        "demand": asked.root,
        "is_done": asked.root.state == "done",
        "answer": asked.answer,
    }


@signed_in
def answer_new(request: Request, pk: int) -> HttpResponse:
    """What a person said on the phone or at the door; never entered by the secretary."""
    requester = requester_for(request.user, pk)
    project = project_of(requester)
    form = AnswerForm(sent(request))

    def act(typed: dict[str, Any]) -> object:
        opinion = Opinion(typed["solved"], typed["grade"], typed["words"])
        return enter_answer(
            actor=request.user,
            requester_id=pk,
            opinion=opinion,
            way=typed["way"],
            now=timezone.now(),
        )

    attempt = Attempt(request, form, act)
    if attempt.done:
        if project is None:
            return redirect("desk:demand_detail", requester.demand_id)
        return redirect("desk:answer_list", project.pk)
    context = {
        "form": form,
        "project": project,
        "demand": requester.demand,
        "name": mask_name(requester.name),
        "phone": mask_phone(requester.phone),
        "answer": answer_by(requester),
        "why": why_not(request.user, ENTER, requester) or "",
    }
    return render(request, "desk/answer_new.html", context, status=attempt.status)
