"""The calendar of working days: what the limits count with."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from liban.kit.refusal import Refused
from liban.places.actions import DayWanted, change_day, open_year
from liban.places.queries import (
    day_on,
    months_of,
    whole,
    year_known,
    years_known,
    years_missing,
)
from liban.policy import require
from liban.web.access import signed_in
from liban.web.desk.forms.settings import DayForm, YearForm
from liban.web.forms import refuse
from liban.web.request import Request

FIRST_YEAR, YEARS_AHEAD = 2019, 2
OFF = {"plain": None, "off": True, "work": False}


@signed_in
def calendar(request: Request, year: int) -> HttpResponse:
    """A year of months; the notice of holidays is entered day by day and then confirmed."""
    require(request.user, "places.change_day", whole())
    today = timezone.localdate()
    if not FIRST_YEAR <= year <= today.year + YEARS_AHEAD:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = YearForm(sent)
    status = 200 if sent is None else 422
    if sent is not None and form.is_valid():
        source = form.cleaned_data["source"]
        try:
            open_year(actor=request.user, year=year, source=source, now=timezone.now())
        except Refused as error:
            status = refuse(form, error)
        else:
            return redirect("desk:calendar", year)
    context = {
        "year": year,
        "months": months_of(year),
        "known": year_known(year),
        "missing": years_missing(today),
        "years": sorted({*years_known(), today.year, today.year + 1}),
        "form": form,
    }
    return render(request, "desk/calendar.html", context, status=status)


@signed_in
def calendar_day(request: Request, year: int, month: int, day: int) -> HttpResponse:
    """Make one day free, worked or plain again."""
    require(request.user, "places.change_day", whole())
    try:
        on = date(year, month, day)
    except ValueError as error:
        raise Http404 from error
    row = day_on(on)
    kind = "plain" if row is None else "off" if row.off else "work"
    seen = row.stamp() if row else ""
    initial = {"kind": kind, "name": row.name if row else "", "seen": seen}
    sent = request.POST if request.method == "POST" else None
    form = DayForm(sent, initial=initial)
    status = 200 if sent is None else 422
    if sent is not None and form.is_valid():
        wanted = DayWanted(
            on=on,
            off=OFF[form.cleaned_data["kind"]],
            name=form.cleaned_data["name"],
            seen=form.cleaned_data["seen"],
        )
        try:
            change_day(actor=request.user, day=wanted, now=timezone.now())
        except Refused as error:
            status = refuse(form, error)
        else:
            return redirect("desk:calendar", on.year)
    context = {"form": form, "on": on, "row": row}
    return render(request, "desk/calendar_day.html", context, status=status)
