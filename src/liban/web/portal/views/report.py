"""Reporting in three screens: what it is, where it is, how to reach you. No account, no script."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liban.demands.actions import keep_draft, place_draft, report_demand
from liban.demands.queries import draft_of, receipt_of
from liban.demands.rules import Contact, elsewhere
from liban.kit.refusal import Refused
from liban.places.queries import calendar, settings_at, the_town, units
from liban.web.device import give_device
from liban.web.forms import refuse
from liban.web.keys import is_key
from liban.web.portal.forms.report import ContactForm, PuzzledForm, ReportForm, WhereForm
from liban.web.portal.often import (
    address_too_often,
    count_report,
    device_too_often,
    drafts_too_often,
)
from liban.web.portal.puzzle import new_puzzle
from liban.web.portal.stages import promise

KINDS = ("emergency", "cadre")
# Longer than anyone needs to write down a number, shorter than the next person on a shared phone.
RECEIPT_SECONDS = 60 * 60


def report(request: HttpRequest, token: str = "") -> HttpResponse:
    draft = draft_of(token) if token else None
    if draft and draft.demand_id:
        return redirect("portal:report_done", token)
    if request.method == "POST":
        return _write(request, token)
    form = ReportForm(initial={"words": draft.words if draft else ""})
    if draft and not draft.words:
        # The photos came without words and are kept; the words are asked for now.
        form = ReportForm({"words": ""})
    response = _first_screen(request, form, token)
    give_device(request, response)
    return response


def _write(request: HttpRequest, token: str) -> HttpResponse:
    form = ReportForm(request.POST, request.FILES)
    files = request.FILES.getlist("photos")
    words = request.POST.get("words", "")
    if not form.is_valid() and (words.strip() or not files):
        return _first_screen(request, form, token, status=422)
    words = form.cleaned_data.get("words", "")
    if kind := elsewhere(words, request.POST.getlist("not_elsewhere")):
        return _signpost_first(request, form, token, kind)
    if not token and drafts_too_often(request):
        form.add_error(None, _("这里写得太勤了。请过十分钟再按，字都还在。"))
        return _first_screen(request, form, token, status=429)
    try:
        token = keep_draft(
            token=token,
            words=words,
            files=files,
            dropped=[int(key) for key in request.POST.getlist("drop") if is_key(key)],
            most=settings.PHOTOS_A_REPORT,
            now=timezone.now(),
        )
    except Refused as error:
        return _first_screen(request, form, token, status=refuse(form, error))
    return _go_on(request, token)


def _go_on(request: HttpRequest, token: str) -> HttpResponse:
    """To the next screen; or back to this one when something is missing from it."""
    draft = draft_of(token)
    name = "portal:report" if draft.troubles or not draft.words else "portal:report_where"
    family = "?for=family" if request.GET.get("for") == "family" else ""
    return redirect(reverse(name, args=[token]) + family)


def _first_screen(
    request: HttpRequest, form: ReportForm, token: str, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, **_kept(token)}
    return render(request, "portal/report.html", context, status=status)


def _signpost_first(request: HttpRequest, form: ReportForm, token: str, kind: str) -> HttpResponse:
    """Another channel may be the right one: ask before anything is stored."""
    said_no = [no for no in request.POST.getlist("not_elsewhere") if no in KINDS]
    context = {
        "form": form,
        "kind": kind,
        "said_no": [*said_no, kind],
        "had_photos": bool(request.FILES),
        **_kept(token),
    }
    return render(request, "portal/report_elsewhere.html", context)


def _kept(token: str) -> dict[str, Any]:
    """What a screen shows of the draft: its photos, and which could not be kept."""
    if not token:
        return {"photos": [], "troubles": []}
    draft = draft_of(token)
    photos = [
        {
            "id": photo.pk,
            "thumb_url": reverse("portal:report_photo", args=[token, photo.pk]),
            "width": photo.width,
            "height": photo.height,
            "alt": _("照片 %(number)s") % {"number": number},
        }
        for number, photo in enumerate(draft.photos.order_by("id"), 1)
    ]
    return {"photos": photos, "troubles": draft.troubles}


def report_where(request: HttpRequest, token: str) -> HttpResponse:
    draft = draft_of(token)
    if draft.demand_id:
        return redirect("portal:report_done", token)
    if not draft.words:
        return redirect("portal:report", token)
    town = the_town()
    places = [(str(unit.pk), unit.name) for unit in units(town.path)] if town else []
    start = {
        "place": draft.place_id,
        "location": draft.location,
        "for_family": draft.for_family or request.GET.get("for") == "family",
    }
    form = WhereForm(request.POST or None, places=places, initial=start)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            place_draft(
                token=token,
                place_id=int(form.cleaned_data["place"]),
                location=form.cleaned_data["location"],
                for_family=form.cleaned_data["for_family"],
                now=timezone.now(),
            )
            return redirect("portal:report_check", token)
        except Refused as error:
            status = refuse(form, error)
    context = {"form": form, "token": token, "has_places": bool(places)}
    return render(request, "portal/report_where.html", context, status=status)


def report_check(request: HttpRequest, token: str) -> HttpResponse:
    draft = draft_of(token)
    if draft.demand_id:
        return redirect("portal:report_done", token)
    if draft.place is None or not draft.words:
        return redirect("portal:report_where", token)
    rows = settings_at(draft.place)
    is_puzzled = device_too_often(request, rows)
    form: ContactForm = (PuzzledForm if is_puzzled else ContactForm)(request.POST or None)
    status = 422 if form.errors else 200
    if request.method == "POST":
        if address_too_often(request, rows):
            why = _("这里反映得太勤了。请过十分钟再按，字都还在。着急请打电话。")
            return render(request, "429.html", {"why": why}, status=429)
        if form.is_valid():
            try:
                return _send(request, token, draft.for_family, form)
            except Refused as error:
                status = refuse(form, error)
    context = {
        "form": form,
        "draft": draft,
        "token": token,
        "puzzle": new_puzzle() if is_puzzled else None,
        "keep_days": rows.number("privacy.keep_days"),
        **_kept(token),
    }
    response = render(request, "portal/report_check.html", context, status=status)
    give_device(request, response)
    return response


def _send(request: HttpRequest, token: str, for_family: bool, form: ContactForm) -> HttpResponse:
    contact = Contact(
        name=form.cleaned_data["name"], phone=form.cleaned_data["phone"], for_family=for_family
    )
    report_demand(token=token, contact=contact, now=timezone.now())
    count_report(request)
    return redirect("portal:report_done", token)


def report_done(request: HttpRequest, token: str) -> HttpResponse:
    draft = draft_of(token)
    if not draft.demand_id:
        return redirect("portal:report", token)
    requester = receipt_of(draft)
    demand = requester.demand
    age = timezone.now() - demand.received_at
    own_url = ""
    if draft.secret and age.total_seconds() < RECEIPT_SECONDS:
        own = reverse("portal:track_own", args=[requester.code, draft.secret])
        own_url = request.build_absolute_uri(own)
    rows = settings_at(demand.place)
    context = {
        "demand": demand,
        "code": requester.code,
        "own_url": own_url,
        "check_days": rows.number("demand.check_days"),
        "steps": promise(demand, rows, calendar()),
    }
    return render(request, "portal/report_done.html", context)
