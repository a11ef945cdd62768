"""The year's fund: four numbers, the rows behind each, and the money in and back."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liban.funds.actions import appropriate, open_fund, return_to_treasury
from liban.funds.queries import (
    VIEWS,
    Movement,
    commitments_of,
    fund_for,
    funds_for,
    ledger,
    openable_for,
    proof_of,
    rows_of,
    sum_of,
)
from liban.kit.money import FEN_A_YUAN, plain
from liban.policy import why_not
from liban.web.access import may, signed_in
from liban.web.desk.acting import Attempt, sent
from liban.web.desk.forms.funds import FundForm, MoveForm
from liban.web.request import Request
from liban.web.sheets import csv_response

A_PAGE = 50
HEADS = (
    *(gettext_lazy("序号"), gettext_lazy("日期"), gettext_lazy("事项"), gettext_lazy("从")),
    *(gettext_lazy("到"), gettext_lazy("金额（元）"), gettext_lazy("凭证号")),
    *(gettext_lazy("项目编号"), gettext_lazy("项目名称"), gettext_lazy("村（社区）")),
    gettext_lazy("经办人"),
)
# The numbers of the page in the order of the purse; each opens the rows that make it.
NUMBERS = (
    ("total", gettext_lazy("总额"), "appropriated_fen"),
    ("committed", gettext_lazy("已批未付"), "committed_fen"),
    ("paid", gettext_lazy("已付"), "paid_fen"),
    ("returned", gettext_lazy("已交回"), "returned_fen"),
    ("free", gettext_lazy("可用"), "free_fen"),
)


@signed_in
@may("funds.see_fund")
def fund_list(request: Request) -> HttpResponse:
    context = {
        "funds": funds_for(request.user),
        "may_open": bool(openable_for(request.user)),
    }
    return render(request, "desk/fund_list.html", context)


@signed_in
def fund_detail(request: Request, pk: int) -> HttpResponse:
    """The ledger; ``?view=paid`` shows the rows that make one of the numbers."""
    fund = fund_for(request.user, pk)
    view = request.GET.get("view", "")
    if view not in ("", *VIEWS):
        raise Http404
    rows, signs = rows_of(fund, view), VIEWS.get(view, {})
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "fund": fund,
        "view": view,
        "tabs": _tabs(view),
        "numbers": _numbers(fund),
        "page": page,
        "rows": [(row, row.fen * signs.get(Movement(row.movement), 1)) for row in page],
        "sum_fen": sum_of(rows, signs) if view else None,
        "proof": proof_of(fund),
        "commitments": commitments_of(fund),
        "why_in": why_not(request.user, "funds.appropriate", fund) or "",
        "why_back": why_not(request.user, "funds.return_to_treasury", fund) or "",
    }
    return render(request, "desk/fund_detail.html", context)


def _numbers(fund: Any) -> list[dict[str, Any]]:
    return [
        {"label": label, "value": plain(getattr(fund, column)), "url": f"?view={view}#rows"}
        for view, label, column in NUMBERS
    ]


def _tabs(view: str) -> list[dict[str, Any]]:
    tabs = [("", _("全部")), *((name, label) for name, label, _column in NUMBERS)]
    return [
        {"url": f"?view={name}#rows", "label": label, "current": name == view}
        for name, label in tabs
    ]


@signed_in
def fund_csv(request: Request, pk: int) -> HttpResponse:
    """The whole ledger as a sheet, for those who may see the fund."""
    fund = fund_for(request.user, pk)
    return csv_response(f"ledger-{fund.programme.code}-{fund.year}", _sheet(fund))


def _sheet(fund: Any) -> Iterator[list[object]]:
    yield list(HEADS)
    for row in ledger(fund):
        project = row.project
        yield [
            row.pk,
            row.on.isoformat(),
            row.get_movement_display(),
            row.get_source_display(),
            row.get_target_display(),
            Decimal(row.fen) / FEN_A_YUAN,
            row.voucher,
            project.code if project else "",
            project.title if project else "",
            project.place.name if project else "",
            row.by.name,
        ]


@signed_in
@may("funds.open_fund")
def fund_new(request: Request) -> HttpResponse:
    """The town sets up the fund of a year, still empty."""
    places = [(place.pk, place.name) for place in openable_for(request.user)]
    form = FundForm(sent(request), places=places)

    def act(typed: dict[str, Any]) -> object:
        place_id = int(typed.pop("place"))
        return open_fund(actor=request.user, place_id=place_id, now=timezone.now(), **typed)

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:fund_list")
    return render(request, "desk/fund_new.html", {"form": form}, status=attempt.status)


@signed_in
def fund_appropriate(request: Request, pk: int) -> HttpResponse:
    """Finance books what the treasury gave."""
    return _move(request, pk, "fund_appropriate", appropriate)


@signed_in
def fund_return(request: Request, pk: int) -> HttpResponse:
    """Finance gives back what the year does not need."""
    return _move(request, pk, "fund_return", return_to_treasury)


def _move(request: Request, pk: int, name: str, move: Callable[..., object]) -> HttpResponse:
    fund = fund_for(request.user, pk)
    form = MoveForm(sent(request))

    def act(typed: dict[str, Any]) -> object:
        return move(actor=request.user, fund_id=pk, now=timezone.now(), **typed)

    attempt = Attempt(request, form, act)
    if attempt.done:
        return redirect("desk:fund_detail", pk)
    why = why_not(request.user, f"funds.{move.__name__}", fund) or ""
    context = {"form": form, "fund": fund, "why": why}
    return render(request, f"desk/{name}.html", context, status=attempt.status)
