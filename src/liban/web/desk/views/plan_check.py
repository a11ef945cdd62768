"""The last screen before the application: everything at a glance, and what is missing, at once."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from liban.acceptance.queries import with_money
from liban.approval.queries import missing_of
from liban.approval.rules import Missing
from liban.kit.money import yuan
from liban.kit.words import Words
from liban.policy import why_not
from liban.projects.queries import mix_of, projects_for, with_plan
from liban.projects.rules import plain
from liban.projects.states import EDITABLE
from liban.web.access import signed_in
from liban.web.desk.told import told
from liban.web.request import Request

SCREENS = {
    "work": "desk:plan_work",
    "money": "desk:plan_money",
    "people": "desk:plan_people",
    "survey": "desk:survey_new",
    "photos": "desk:photo_new",
}


@signed_in
def plan_check(request: Request, project_id: int) -> HttpResponse:
    project = with_money(with_plan(projects_for(request.user))).get(pk=project_id)
    outcomes, milestones = list(project.outcomes.all()), list(project.milestones.all())
    lines, mix = list(project.budget.all()), mix_of(project)
    found = missing_of(project)
    context = {
        "project": project,
        "outcomes": outcomes,
        "milestones": milestones,
        "lines": [{"row": line, "quantity": plain(line.quantity)} for line in lines],
        "mix": [{"term": str(label), "words": yuan(fen)} for label, fen in mix],
        "told": told(project),
        "missing": [_item(item, project.pk) for item in found],
        "is_editable": project.state in EDITABLE,
        "why": why_not(request.user, "approval.apply_for_money", project) or "",
    }
    return render(request, "desk/plan_check.html", context)


def _item(item: Missing, project_id: int) -> dict[str, Words]:
    return {"words": item.words, "url": reverse(SCREENS[item.screen], args=[project_id])}
