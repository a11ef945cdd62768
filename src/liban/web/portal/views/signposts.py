"""Where other matters belong, and what becomes of what people tell us."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from liban.demands.actions import count_signpost
from liban.places.queries import settings_at, the_town

KINDS = ("emergency", "cadre")


def signpost(request: HttpRequest, kind: str) -> HttpResponse:
    """The channels for what is not taken in here. Pressing 是的 counts, and stores nothing."""
    if kind not in KINDS:
        raise Http404
    if request.method == "POST":
        count_signpost(kind=kind, now=timezone.now())
        return redirect("portal:signpost", kind)
    return render(request, "portal/signpost.html", {"kind": kind})


def privacy(request: HttpRequest) -> HttpResponse:
    """Who gets what residents tell us, what for, for how long, and how it is deleted."""
    town = the_town()
    context = {}
    if town is not None:
        rows = settings_at(town)
        context = {
            "keep_days": rows.number("privacy.keep_days"),
            "draft_days": rows.number("demand.draft_days"),
            "more": rows.text("privacy.text"),
        }
    return render(request, "portal/privacy.html", context)
