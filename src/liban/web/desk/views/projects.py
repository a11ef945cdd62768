"""The projects: the list, the page of one, forming it from demands, giving it up."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.acceptance.queries import Money, money_of, with_money
from liban.demands.queries import demands_for, with_voices
from liban.fieldwork.queries import with_survey
from liban.journal.queries import history
from liban.kit.calendar import WorkCalendar
from liban.kit.money import yuan
from liban.places.queries import workdays
from liban.policy import why_not
from liban.projects.actions import form_project, withdraw_project
from liban.projects.queries import (
    Project,
    keys_by_light,
    mix_of,
    photos_of,
    project_for,
    projects_for,
    soonest,
    with_missed,
    with_plan,
)
from liban.projects.rules import Idea, percent
from liban.projects.states import BUILT, EDITABLE, State
from liban.satisfaction.queries import figures_of
from liban.web.access import may, signed_in
from liban.web.desk.acting import Attempt, act_page, marks_gone, sent
from liban.web.desk.forms.projects import IdeaForm, ProjectFilter, WithdrawForm
from liban.web.desk.lights import lit_project
from liban.web.desk.lists import query_without_page, villages_for
from liban.web.desk.next_steps import Facts, buttons, next_step, owner
from liban.web.desk.pictures import pairs_of, phased, unpaired
from liban.web.desk.story import project_items
from liban.web.desk.told import told
from liban.web.keys import is_key
from liban.web.request import Request
from liban.web.tags import day

A_PAGE = 30
MOST_DEMANDS = 50


@signed_in
@may("projects.see_project")
def project_list(request: Request) -> HttpResponse:
    today, days = localdate(), workdays()
    chosen = ProjectFilter(request.GET, villages=villages_for(request.user))
    chosen.is_valid()
    rows = with_missed(_wanted(projects_for(request.user), chosen.cleaned_data), today)
    if wanted := chosen.cleaned_data.get("light"):
        rows = rows.filter(pk__in=keys_by_light(rows, wanted, today, days))
    page = Paginator(with_money(soonest(rows)), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_row(project, today, days) for project in page],
        "form": chosen,
        "query": query_without_page(request.GET),
        "is_narrowed": any(chosen.cleaned_data.values()),
    }
    return render(request, "desk/project_list.html", context)


def _wanted(rows: QuerySet[Project], chosen: dict[str, str]) -> QuerySet[Project]:
    columns = {"state": "state", "village": "place", "category": "category"}
    for name, column in columns.items():
        if value := chosen.get(name):
            rows = rows.filter(**{column: value})
    return rows


def _row(project: Project, today: date, days: WorkCalendar) -> dict[str, object]:
    """A project in the list: its light, how long there is, and whose turn it is."""
    step = next_step(project.state, Facts(money=money_of(project)))
    return {
        "project": project,
        "lit": lit_project(project, today, days),
        "who": owner(project, step) if step else "",
    }


@signed_in
def project_new(request: Request) -> HttpResponse:
    """The secretary makes a project of the demands that were ticked on the list."""
    asked = request.POST if request.method == "POST" else request.GET
    keys = [int(key) for key in asked.getlist("demand") if is_key(key)][:MOST_DEMANDS]
    chosen = demands_for(request.user).filter(pk__in=keys)
    demands = list(with_voices(chosen).order_by("pk"))
    title = demands[0].title[:30] if demands else ""
    form = IdeaForm(sent(request), initial={"title": title, "category": "living", "kind": "works"})
    made: list[Project] = []

    def act(clean: dict[str, Any]) -> None:
        idea = Idea(clean["title"], clean["category"], clean["kind"])
        made.append(
            form_project(
                actor=request.user,
                demand_ids=[demand.pk for demand in demands],
                idea=idea,
                now=timezone.now(),
            )
        )

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:plan_work", made[0].pk)
    why = why_not(request.user, "projects.form_project", demands[0].place) if demands else ""
    context = {"form": form, "demands": demands, "why": why}
    return render(request, "desk/project_new.html", context, status=attempt.status)


@signed_in
def project_withdraw(request: Request, project_id: int) -> HttpResponse:
    """Give it up before the decision; the demands are dealt with in another way."""
    project = project_for(request.user, project_id)
    form = WithdrawForm(sent(request))

    def act(clean: dict[str, Any]) -> None:
        withdraw_project(
            actor=request.user, project_id=project.pk, words=clean["words"], now=timezone.now()
        )

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:project_detail", project.pk)
    return act_page(request, "project_withdraw", project, form, attempt.status)


@signed_in
def project_detail(request: Request, project_id: int) -> HttpResponse:
    """Everything about one project, and what comes next, by whom."""
    today = localdate()
    rows = with_survey(with_money(with_plan(with_missed(projects_for(request.user), today))))
    project: Any = rows.get(pk=project_id)
    outcomes = list(project.outcomes.all())
    photos = photos_of(project)
    milestones = [] if project.state in BUILT else list(project.milestones.all())
    demands = list(with_voices(project.demands.all()))
    money = money_of(project)
    facts = Facts(
        money=money,
        has_outcomes=bool(outcomes),
        has_budget=bool(project.cost_fen),
        has_people=bool(project.upkeep),
        has_survey=project.has_survey,
        has_before=any(photo.phase == "before" for photo in photos),
        is_counted=all(outcome.done >= outcome.planned for outcome in outcomes),
    )
    step = next_step(project.state, facts)
    lit = lit_project(project, today, workdays())
    context = {
        "project": project,
        "lit": lit,
        "month": _month(project, today),
        "buttons": buttons(request.user, project, facts),
        "who": owner(project, step),
        "outcomes": [{"row": row, "percent": percent(row.done, row.planned)} for row in outcomes],
        "money_facts": _money_facts(project, money),
        "mix": [{"term": str(term), "words": yuan(fen)} for term, fen in mix_of(project)],
        "milestones": milestones,
        "today": today,
        "pairs": pairs_of(photos),
        "photos": phased(unpaired(photos)),
        "demands": demands,
        "items": project_items(history(f"project:{project.pk}"), project.state, "", lit.due),
        "facts": _facts(project),
        "told": told(project),
        "is_editable": project.state in EDITABLE,
        "figures": figures_of(demands) if project.state in BUILT else None,
    }
    return render(request, "desk/project_detail.html", context)


def _month(project: Project, today: date) -> dict[str, object] | None:
    """How far the month has gone; None before the application, since it starts with it."""
    if project.applied_on is None or project.due_on is None:
        return None
    # A repair takes the month up again: only the finish that acceptance confirms ends it.
    finished_on = None if project.state == State.REPAIR else project.finished_on
    end = finished_on or today
    gone = (end - project.applied_on).days
    words = _("第 %(gone)s 天") % {"gone": gone}
    if finished_on:
        words = _("申报后第 %(gone)s 天完工") % {"gone": gone}
    due = _("期限 %(due)s") % {"due": day(project.due_on)}
    tone = "late" if end > project.due_on else ""
    return {"day": marks_gone(project, gone), "words": f"{words}，{due}", "tone": tone}


def _money_facts(project: Any, money: Money) -> list[dict[str, str]]:
    rows = [
        (_("概算"), project.cost_fen),
        (_("申请"), money.asked_fen),
        (_("批准"), money.granted_fen),
        (_("结算（专项资金）"), money.settled_fen),
        (_("已付"), money.paid_fen),
        (_("还没付"), money.open_fen),
    ]
    return [{"term": str(term), "words": yuan(fen)} for term, fen in rows if fen]


def _facts(project: Project) -> list[dict[str, str]]:
    """What the project is, in the order people ask for it; nothing that is not known yet."""
    plan = ""
    if project.plan_start_on and project.plan_end_on:
        plan = f"{day(project.plan_start_on)} – {day(project.plan_end_on)}"
    rows = [
        (_("编号"), project.code),
        (_("村居"), project.place.name),
        (_("类别"), project.get_category_display()),
        (_("性质"), project.get_kind_display()),
        (_("领办书记"), project.lead.name),
        (_("地点"), project.location),
        (_("计划工期"), plan),
        (_("实施单位"), project.builder),
        (_("受益"), _people(project)),
        (_("建后管护"), project.upkeep),
        (_("在等"), project.waiting_for),
    ]
    return [{"term": term, "words": words} for term, words in rows if words]


def _people(project: Project) -> str:
    if project.households is None or project.people is None:
        return ""
    words = _("%(households)s 户，%(people)s 人")
    return words % {"households": project.households, "people": project.people}
