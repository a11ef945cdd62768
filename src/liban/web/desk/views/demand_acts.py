"""What is done with one demand: check, answer, merge, decline, do at once, take into a project."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.demands.actions import (
    check_demand,
    decline_demand,
    edit_demand,
    finish_directly,
    handle_directly,
    merge_demands,
    reply_to_demand,
)
from liban.demands.queries import (
    DECLINING,
    Demand,
    demand_for,
    look_alikes,
    requester_by,
    root_of,
)
from liban.journal.queries import history
from liban.kit.refusal import BrokenRule
from liban.places.queries import workdays
from liban.projects.actions import add_demand
from liban.projects.queries import projects_for
from liban.projects.states import EDITABLE
from liban.web.access import signed_in
from liban.web.desk.acting import Attempt, sent
from liban.web.desk.conflicts import changes
from liban.web.desk.demand_steps import called
from liban.web.desk.forms.demands import (
    CheckForm,
    DeclineForm,
    EditForm,
    FinishForm,
    JoinProjectForm,
    MergeForm,
    NothingForm,
    ReplyForm,
)
from liban.web.desk.lights import lit_demand
from liban.web.request import Request

Use = Callable[[dict[str, Any]], object]
STALE = 409


def _page(
    request: Request, demand: Demand, name: str, form: forms.Form, status: int, **more: Any
) -> HttpResponse:
    context = {"demand": demand, "title": called(demand), "form": form, **more}
    context["lit"] = lit_demand(demand, localdate(), workdays())
    return render(request, f"desk/{name}.html", context, status=status)


def _act(
    request: Request, demand: Demand, name: str, form: forms.Form, use: Use, **more: Any
) -> HttpResponse:
    """The page that does one thing to a demand, and leads back to it."""
    attempt = Attempt(request, form, use)
    if attempt.done:
        return redirect("desk:demand_detail", demand.pk)
    return _page(request, demand, name, form, attempt.status, **more)


@signed_in
def demand_check(request: Request, demand_id: int) -> HttpResponse:
    demand = demand_for(request.user, demand_id)
    form = CheckForm(sent(request), initial={"title": demand.title})

    def use(clean: dict[str, Any]) -> None:
        check_demand(
            actor=request.user, demand_id=demand.pk, title=clean["title"], now=timezone.now()
        )

    return _act(request, demand, "demand_check", form, use)


@signed_in
def demand_reply(request: Request, demand_id: int) -> HttpResponse:
    demand = demand_for(request.user, demand_id)

    def use(clean: dict[str, Any]) -> None:
        words = clean["words"]
        reply_to_demand(actor=request.user, demand_id=demand.pk, words=words, now=timezone.now())

    return _act(request, demand, "demand_reply", ReplyForm(sent(request)), use)


@signed_in
def demand_merge(request: Request, demand_id: int) -> HttpResponse:
    """Into one of its look-alikes, or into the one whose code somebody brought along."""
    demand = demand_for(request.user, demand_id)
    alike = look_alikes(demand, timezone.now())
    others = [(other.pk, f"{called(other)}（{' · '.join(how.reasons)}）") for other, how in alike]
    form = MergeForm(sent(request), others=others, initial={"into": request.GET.get("into")})

    def use(clean: dict[str, Any]) -> None:
        into_id = _chosen(clean)
        merge_demands(actor=request.user, demand_id=demand.pk, into_id=into_id, now=timezone.now())

    return _act(request, demand, "demand_merge", form, use)


def _chosen(clean: dict[str, Any]) -> int:
    if clean.get("code"):
        try:
            return root_of(requester_by(clean["code"]).demand).pk
        except ObjectDoesNotExist as error:
            raise BrokenRule(_("没有这个编号。请看看有没有抄错。")) from error
    if not clean.get("into"):
        raise BrokenRule(_("请选一件，或者填那件的编号。"))
    return int(clean["into"])


@signed_in
def demand_decline(request: Request, demand_id: int) -> HttpResponse:
    """A reason from the list and a sentence, read once more as the resident will read it."""
    demand = demand_for(request.user, demand_id)
    form = DeclineForm(sent(request))
    if request.POST.get("preview") and form.is_valid():
        reason = dict(DECLINING)[form.cleaned_data["reason"]]
        return _page(request, demand, "demand_decline", form, 200, preview=reason)

    def use(clean: dict[str, Any]) -> None:
        decline_demand(
            actor=request.user,
            demand_id=demand.pk,
            reason=clean["reason"],
            words=clean["words"],
            now=timezone.now(),
        )

    return _act(request, demand, "demand_decline", form, use)


@signed_in
def demand_direct(request: Request, demand_id: int) -> HttpResponse:
    """One tap: the village does it itself, without a project."""
    demand = demand_for(request.user, demand_id)

    def use(clean: dict[str, Any]) -> None:
        handle_directly(actor=request.user, demand_id=demand.pk, now=timezone.now())

    return _act(request, demand, "demand_direct", NothingForm(sent(request)), use)


@signed_in
def demand_finish(request: Request, demand_id: int) -> HttpResponse:
    demand = demand_for(request.user, demand_id)
    form = FinishForm(sent(request), request.FILES or None)

    def use(clean: dict[str, Any]) -> None:
        finish_directly(
            actor=request.user,
            demand_id=demand.pk,
            words=clean["words"],
            files=clean["photos"],
            now=timezone.now(),
        )

    return _act(request, demand, "demand_finish", form, use)


@signed_in
def demand_project(request: Request, demand_id: int) -> HttpResponse:
    """One more demand for a project of the village that is still being planned."""
    demand = demand_for(request.user, demand_id)
    rows = projects_for(request.user).filter(place=demand.place, state__in=EDITABLE)
    choices = [(row.pk, f"{row.title} · {row.code}") for row in rows]
    form = JoinProjectForm(sent(request), projects=choices)

    def use(clean: dict[str, Any]) -> None:
        project_id = int(clean["project"])
        add_demand(
            actor=request.user, project_id=project_id, demand_id=demand.pk, now=timezone.now()
        )

    return _act(request, demand, "demand_project", form, use, has_projects=bool(choices))


@signed_in
def demand_edit(request: Request, demand_id: int) -> HttpResponse:
    """Name and place. When somebody else was quicker, both versions stand side by side."""
    demand = demand_for(request.user, demand_id)
    stored = {"title": demand.title, "location": demand.location, "version": demand.version}
    form = EditForm(sent(request), initial=stored)

    def use(clean: dict[str, Any]) -> None:
        edit_demand(actor=request.user, demand_id=demand.pk, now=timezone.now(), **clean)

    attempt = Attempt(request, form, use)
    if attempt.done:
        return redirect("desk:demand_detail", demand.pk)
    more: dict[str, Any] = {}
    if attempt.status == STALE:
        more["changes"] = changes(form, stored)
        more["last"] = history(f"demand:{demand.pk}").last()
        form = EditForm({**request.POST.dict(), "version": demand.version})
    return _page(request, demand, "demand_edit", form, attempt.status, **more)
