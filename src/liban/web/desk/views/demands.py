"""The demands: the list, the page of one, taking one down, contacts, photos."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.demands.actions import enter_demand, erase_for_somebody, see_contact
from liban.demands.queries import (
    Demand,
    behind,
    demand_for,
    demands_for,
    keys_by_light,
    look_alikes,
    most_pressing,
    photo_for,
    photos_of,
    replies_of,
    requester_for,
    voices_of,
)
from liban.demands.rules import Contact, Report
from liban.demands.states import TO_DECIDE, State
from liban.journal.queries import history
from liban.places.queries import workdays
from liban.policy import POLICY, why_not
from liban.projects.queries import project_of_demand
from liban.web.access import may, signed_in
from liban.web.desk.acting import Attempt, sent
from liban.web.desk.demand_steps import called, people_of, row_of, steps_for
from liban.web.desk.forms.demands import CheckForm, DemandFilter, EnterForm
from liban.web.desk.lights import lit_demand
from liban.web.desk.lists import query_without_page, villages_for
from liban.web.desk.pictures import demand_shots
from liban.web.desk.story import done_items
from liban.web.photo import photo_response
from liban.web.request import Request
from liban.web.tags import day

A_PAGE = 30
# Look-alikes help while it is open what becomes of the demand; its project counts afterwards.
TO_SORT = (State.RECEIVED, State.CHECKED, State.DIRECT)
IN_PROJECT = (State.IN_PROJECT, State.DONE, State.REOPENED)
SEEN = "seen_contacts"
SEEN_SECONDS = 300


@signed_in
@may("demands.see_demand")
def demand_list(request: Request) -> HttpResponse:
    today, days = localdate(), workdays()
    chosen = DemandFilter(request.GET, villages=villages_for(request.user))
    chosen.is_valid()
    rows = _wanted(demands_for(request.user), chosen.cleaned_data)
    if wanted := chosen.cleaned_data.get("light"):
        rows = rows.filter(pk__in=keys_by_light(rows, wanted, today, days))
    rows = most_pressing(rows)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    voices = voices_of(page.object_list)
    shown = [row_of(each, voices[each.pk], today, days) for each in page]
    forms_at = request.user.reach(POLICY.rows["projects.form_project"].roles)
    for row in shown:
        row["can_pick"] = _can_pick(row["demand"], forms_at)
    context = {
        "page": page,
        "rows": shown,
        "form": chosen,
        "query": query_without_page(request.GET),
        "is_narrowed": any(chosen.cleaned_data.values()),
        "can_pick": any(row["can_pick"] for row in shown),
        "may_enter": bool(request.user.reach(POLICY.rows["demands.enter_demand"].roles)),
    }
    return render(request, "desk/demand_list.html", context)


def _can_pick(demand: Demand, paths: list[str]) -> bool:
    """May the viewer make a project of it, and is it so far?"""
    is_theirs = any(demand.place.path.startswith(path) for path in paths)
    return is_theirs and demand.state in TO_DECIDE


def _wanted(rows: QuerySet[Demand], chosen: dict[str, str]) -> QuerySet[Demand]:
    columns = {"state": "state", "village": "place", "channel": "channel", "q": "title__icontains"}
    for name, column in columns.items():
        if value := chosen.get(name):
            rows = rows.filter(**{column: value})
    return rows


@signed_in
def demand_detail(request: Request, demand_id: int) -> HttpResponse:
    """What was said, by how many, what is like it, and what to do with it."""
    demand = demand_for(request.user, demand_id)
    people = list(behind(demand))
    context = {
        "demand": demand,
        "title": called(demand),
        "lit": lit_demand(demand, localdate(), workdays()),
        "photos": demand_shots(photos_of(demand)),
        "facts": _facts(demand, len(people)),
        "people": people_of(people),
        "voices": len(people),
        "code": next((each.code for each in people if each.raised), ""),
        "entered": "entered" in request.GET,
        "may_see": why_not(request.user, "demands.see_contact", demand) is None,
        "replies": replies_of(demand),
        "alike": _alike(demand) if demand.state in TO_SORT else [],
        "items": done_items(history(f"demand:{demand.pk}")),
        "steps": steps_for(request.user, demand),
        "check_why": why_not(request.user, "demands.check_demand", demand) or "",
        "form_why": why_not(request.user, "projects.form_project", demand) or "",
        "check": CheckForm(initial={"title": demand.title}),
        "project": project_of_demand(demand) if demand.state in IN_PROJECT else None,
    }
    return render(request, "desk/demand_detail.html", context)


def _facts(demand: Demand, voices: int) -> list[dict[str, str]]:
    rows = [
        (_("村居"), demand.place.name),
        (_("位置"), demand.location),
        (_("来源"), demand.get_channel_display()),
        (_("登记"), demand.entered_by.name if demand.entered_by else ""),
        (_("人数"), _("%(voices)s 人") % {"voices": voices}),
        (_("收到"), day(demand.received_at)),
        (_("核实期限"), "" if demand.checked_at else day(demand.check_due_on)),
        (_("答复期限"), "" if demand.answered_at else day(demand.answer_due_on)),
        (_("办理期限"), day(demand.stage_due_on) if demand.checked_at else ""),
        (_("原因"), demand.get_declined_for_display()),
        (_("结果"), demand.outcome),
    ]
    return [{"term": term, "words": words} for term, words in rows if words]


def _alike(demand: Demand) -> list[dict[str, Any]]:
    found = look_alikes(demand, timezone.now())
    return [
        {"demand": other, "title": called(other), "why": " · ".join(how.reasons)}
        for other, how in found
    ]


@signed_in
@may("demands.enter_demand")
def demand_new(request: Request) -> HttpResponse:
    """Staff take down what somebody told them at the door, at a meeting or on the phone."""
    roles = POLICY.rows["demands.enter_demand"].roles
    form = EnterForm(
        sent(request), request.FILES or None, villages=villages_for(request.user, roles)
    )
    made: list[Demand] = []

    def act(clean: dict[str, Any]) -> None:
        report = Report(
            words=clean["words"],
            place_id=int(clean["place"]),
            channel=clean["channel"],
            location=clean["location"],
            contact=Contact(clean["name"], clean["phone"], clean["for_family"]),
        )
        files = clean["photos"]
        entered = enter_demand(actor=request.user, report=report, files=files, now=timezone.now())
        made.append(entered[0])

    attempt = Attempt(request, form, act)
    if attempt.done:
        answer = redirect("desk:demand_detail", made[0].pk)
        answer.headers["Location"] += "?entered=1"
        return answer
    return render(request, "desk/demand_new.html", {"form": form}, status=attempt.status)


@signed_in
def demand_contact(request: Request, requester_id: int) -> HttpResponse:
    """Uncover how to reach somebody, for five minutes; each look stands in the journal."""
    requester = requester_for(request.user, requester_id)
    now = timezone.now()
    seen = request.session.get(SEEN, {})
    if "erase" in request.POST:
        erase_for_somebody(actor=request.user, requester_id=requester.pk, now=now)
        return redirect("desk:demand_contact", requester.pk)
    if request.method == "POST":
        see_contact(actor=request.user, requester_id=requester.pk, now=now)
        request.session[SEEN] = {**seen, str(requester.pk): now.timestamp()}
        return redirect("desk:demand_contact", requester.pk)
    at = seen.get(str(requester.pk), 0)
    context = {
        "demand": requester.demand,
        "requester": requester,
        "is_open": now.timestamp() - at < SEEN_SECONDS,
        "why": why_not(request.user, "demands.see_contact", requester.demand) or "",
    }
    return render(request, "desk/demand_contact.html", context)


@signed_in
def demand_photo(request: Request, pk: int, size: str) -> FileResponse:
    return photo_response(photo_for(request.user, pk).photo, size)
