"""Asking for money, the decision page, taking back, and stopping an approved project."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from liban.approval.actions import (
    apply_for_money,
    approve_application,
    refuse_application,
    return_application,
    terminate_project,
    withdraw_application,
)
from liban.approval.queries import (
    Dossier,
    application_for,
    asked_of,
    balance_after,
    dossier_for,
    missing_of,
)
from liban.approval.rules import REASONS
from liban.funds.queries import commitment_of, fund_of
from liban.kit.refusal import Refused
from liban.places.queries import settings_at
from liban.projects.queries import project_for
from liban.projects.rules import month_end
from liban.web.access import signed_in
from liban.web.desk.acting import Attempt, act_page, month_of, sent, why_no
from liban.web.desk.checks import checks_of
from liban.web.desk.forms.approval import ApplyForm, DecisionForm, TerminateForm, WithdrawForm
from liban.web.desk.pictures import shots
from liban.web.request import Request

USES = {
    "approve": "approval.approve_application",
    "less": "approval.approve_application",
    "return": "approval.return_application",
    "refuse": "approval.refuse_application",
}


@signed_in
def apply(request: Request, pk: int) -> HttpResponse:
    """Everything that is missing at once; else one tick and the month starts."""
    project = project_for(request.user, pk)
    form = ApplyForm(sent(request))

    def act(typed: dict[str, Any]) -> object:
        return apply_for_money(
            actor=request.user, project_id=pk, pledged=typed["pledged"], now=timezone.now()
        )

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:project_detail", pk)
    today = timezone.localdate()
    days = settings_at(project.place).number("project.month_days")
    missing = missing_of(project)
    why = why_no(request, "approval.apply_for_money", project)
    more = {
        "title": _("申报"),
        "missing": missing,
        "asked_fen": asked_of(project),
        "due_on": project.due_on or month_end(today, days),
        "is_again": project.due_on is not None,
        "why": why or (_("还有没补齐的，补齐了再申报。") if missing else ""),
        **_fund_of(project, today.year),
    }
    return act_page(request, "apply", project, form, attempt.status, **more)


def _fund_of(project: Any, year: int) -> dict[str, Any]:
    """The fund that would pay; a sentence when the town has not opened one yet."""
    try:
        return {"fund": fund_of(project.place, year)}
    except Refused as error:
        return {"no_fund": str(error)}


@signed_in
def application_detail(request: Request, pk: int) -> HttpResponse:
    """The decision page: the matter, the money, the checks and the decision on one screen."""
    dossier = dossier_for(request.user, pk)
    form = DecisionForm(sent(request))
    attempt = Attempt(request, form, lambda typed: _decide(request, dossier, typed))
    if attempt.done:
        return redirect("desk:application_detail", pk)
    application = dossier.application
    project = application.project
    month = month_of(project)
    more = {
        "month": month,
        "dossier": dossier,
        "application": application,
        "balance": balance_after(application.fund, application.asked_fen),
        "checks": checks_of(dossier, month),
        "before": shots(photo for photo in dossier.photos if photo.phase == "before"),
        "options": _options(request, form, dossier),
        "reasons": [label for code, label in REASONS if code in application.codes],
    }
    return act_page(request, "application_detail", project, form, attempt.status, **more)


def _decide(request: Request, dossier: Dossier, typed: dict[str, Any]) -> object:
    application = dossier.application
    how: dict[str, Any] = {
        "actor": request.user,
        "application_id": application.pk,
        "words": typed["words"],
        "now": timezone.now(),
    }
    if typed["decision"] == "return":
        return return_application(codes=typed["codes"], **how)
    if typed["decision"] == "refuse":
        return refuse_application(codes=typed["codes"], **how)
    less = typed["decision"] == "less"
    return approve_application(
        granted_fen=typed["granted_fen"] if less else application.asked_fen, **how
    )


@dataclass(frozen=True)
class Option:
    """One way to decide, with the reason when this person may not take it."""

    value: str
    label: str
    why: str
    is_chosen: bool


def _options(request: Request, form: DecisionForm, dossier: Dossier) -> list[Option]:
    project, application = dossier.application.project, dossier.application
    return [
        Option(
            value,
            str(label),
            why_no(request, USES[value], project, application),
            form["decision"].value() == value,
        )
        for value, label in form.DECISIONS
    ]


@signed_in
def application_withdraw(request: Request, pk: int) -> HttpResponse:
    """Taken back before the decision; the demands are dealt with otherwise."""
    application = application_for(request.user, pk)
    form = WithdrawForm(sent(request))

    def act(typed: dict[str, Any]) -> object:
        return withdraw_application(
            actor=request.user, application_id=pk, words=typed["words"], now=timezone.now()
        )

    attempt = Attempt(request, form, act)
    project = application.project
    if attempt.done:
        return redirect("desk:project_detail", project.pk)
    why = why_no(request, "approval.withdraw_application", project, application)
    return act_page(
        request, "application_withdraw", project, form, attempt.status, title=_("撤回申报"), why=why
    )


@signed_in
def project_terminate(request: Request, pk: int) -> HttpResponse:
    """An approved project is stopped; the page says to the fen what becomes free again."""
    project = project_for(request.user, pk)
    form = TerminateForm(sent(request))

    def act(typed: dict[str, Any]) -> object:
        return terminate_project(
            actor=request.user, project_id=pk, words=typed["words"], now=timezone.now()
        )

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:project_detail", pk)
    more = {
        "title": _("终止项目"),
        "commitment": commitment_of(project),
        "why": why_no(request, "approval.terminate_project", project),
    }
    return act_page(request, "project_terminate", project, form, attempt.status, **more)
