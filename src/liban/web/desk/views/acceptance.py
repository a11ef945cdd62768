"""From the inspection to the archive; each page says what happens to the money, to the fen."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from liban.acceptance.actions import (
    accept_project,
    archive_project,
    ask_for_repair,
    close_project,
    pay_project,
    settle_project,
)
from liban.acceptance.queries import inspections_of, settlement_of
from liban.acceptance.rules import RepairList, Verdict
from liban.demands.states import State
from liban.funds.queries import commitment_of, payments_of
from liban.places.queries import settings_at
from liban.projects.queries import photos_of, project_for
from liban.satisfaction.queries import figures_of
from liban.web.access import signed_in
from liban.web.desk.acting import Attempt, act_page, sent, why_no
from liban.web.desk.forms.acceptance import (
    AcceptForm,
    NothingForm,
    PayForm,
    RepairForm,
    SettleForm,
)
from liban.web.desk.pictures import pairs_of
from liban.web.request import Request


@signed_in
def accept(request: Request, pk: int) -> HttpResponse:
    """Planned beside counted, before beside after; by someone who did not build it."""
    project = project_for(request.user, pk)
    form = AcceptForm(sent(request), outcomes=project.outcomes.all())

    def act(typed: dict[str, Any]) -> object:
        verdict = Verdict(typed["residents"], typed["words"], form.quantities())
        return accept_project(
            actor=request.user, project_id=pk, verdict=verdict, now=timezone.now()
        )

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:project_detail", pk)
    more = {
        "title": _("验收"),
        "rows": form.rows(),
        "pairs": pairs_of(photos_of(project)),
        "least": settings_at(project.place).number("project.residents_least"),
        "why": why_no(request, "acceptance.accept_project", project),
    }
    return act_page(request, "accept", project, form, attempt.status, **more)


@signed_in
def repair_ask(request: Request, pk: int) -> HttpResponse:
    """Something is to be mended: a list and a day."""
    project = project_for(request.user, pk)
    form = RepairForm(sent(request))

    def act(typed: dict[str, Any]) -> object:
        found = RepairList(typed["repairs"], typed["due_on"], typed["residents"] or 0)
        return ask_for_repair(actor=request.user, project_id=pk, found=found, now=timezone.now())

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:project_detail", pk)
    more = {
        "title": _("要求整改"),
        "inspections": inspections_of(project),
        "why": why_no(request, "acceptance.ask_for_repair", project),
    }
    return act_page(request, "repair_ask", project, form, attempt.status, **more)


@signed_in
def settle(request: Request, pk: int) -> HttpResponse:
    """What it cost and what the fund pays of it; what goes back is shown before it is sent."""
    project = project_for(request.user, pk)
    commitment = commitment_of(project)
    granted = commitment.granted_fen if commitment else 0
    form = SettleForm(sent(request))
    is_sure = form.is_valid() and _is_sure(request, granted, **form.cleaned_data)

    def act(typed: dict[str, Any]) -> object:
        return settle_project(actor=request.user, project_id=pk, now=timezone.now(), **typed)

    attempt = Attempt(request, form, act if is_sure else _only_look)
    if attempt.done and is_sure:
        return redirect("desk:project_detail", pk)
    typed = form.cleaned_data if attempt.done else {}
    more = {
        "title": _("结算"),
        "commitment": commitment,
        "settlement": settlement_of(project),
        "seen": _mark(**typed) if typed else "",
        "saved_fen": granted - typed["fund_fen"] if typed else 0,
        "others_fen": typed["total_fen"] - typed["fund_fen"] if typed else 0,
        "typed": typed,
        "why": why_no(request, "acceptance.settle_project", project),
    }
    return act_page(request, "settle", project, form, attempt.status, **more)


def _mark(*, total_fen: int, fund_fen: int) -> str:
    """What was shown; the second sending carries it, so that nothing else can be settled."""
    return f"{total_fen}:{fund_fen}"


def _is_sure(request: Request, granted: int, *, total_fen: int, fund_fen: int) -> bool:
    """The same sums were shown before; what will be refused anyway is refused at once."""
    if fund_fen > granted or total_fen < fund_fen:
        return True
    return request.POST.get("seen") == _mark(total_fen=total_fen, fund_fen=fund_fen)


def _only_look(typed: dict[str, Any]) -> None:
    """The first sending shows what will happen; only the second one does it."""


@signed_in
def pay(request: Request, pk: int) -> HttpResponse:
    """Finance enters what was paid out; the open sum is filled in."""
    project = project_for(request.user, pk)
    commitment = commitment_of(project)
    form = PayForm(sent(request), initial={"fen": commitment.open_fen if commitment else None})

    def act(typed: dict[str, Any]) -> object:
        return pay_project(actor=request.user, project_id=pk, now=timezone.now(), **typed)

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:project_detail", pk)
    more = {
        "title": _("拨付"),
        "commitment": commitment,
        "settlement": settlement_of(project),
        "payments": payments_of(project),
        "why": why_no(request, "acceptance.pay_project", project),
    }
    return act_page(request, "pay", project, form, attempt.status, **more)


@signed_in
def close(request: Request, pk: int) -> HttpResponse:
    """Settled, paid to the last fen, people asked: closed."""
    return _last_step(request, pk, "close", _("办结"), close_project)


@signed_in
def archive(request: Request, pk: int) -> HttpResponse:
    """The file is put away; nothing of it changes any more."""
    return _last_step(request, pk, "archive", _("归档"), archive_project)


def _last_step(
    request: Request, pk: int, name: str, title: str, act: Callable[..., object]
) -> HttpResponse:
    project = project_for(request.user, pk)
    form: Form = NothingForm(sent(request))
    attempt = Attempt(
        request,
        form,
        lambda typed: act(actor=request.user, project_id=pk, now=timezone.now()),
    )
    if attempt.done:
        return redirect("desk:project_detail", pk)
    demands = list(project.demands.all())
    more = {
        "title": title,
        "commitment": commitment_of(project),
        "settlement": settlement_of(project),
        "figures": figures_of(demands),
        "reopened": sum(demand.state == State.REOPENED for demand in demands),
        "why": why_no(request, f"acceptance.{name}_project", project),
    }
    return act_page(request, name, project, form, attempt.status, **more)
