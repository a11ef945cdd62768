"""The home page and the pages that hold no matter of their own."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate

from liban.disclosure import queries as public
from liban.disclosure.rules import PublicProject
from liban.kit.light import Light
from liban.places.queries import Place, Settings
from liban.projects.states import RUNNING
from liban.web.context import SIZES, here
from liban.web.portal.pictures import done_card, running_card, village_links

YEAR_SECONDS = 365 * 24 * 60 * 60
JUST_DONE = 3
SOME_RUNNING = 3
# The order in which running matters are shown: what people wonder about first.
URGENT = (Light.LATE, Light.WARN, Light.WAIT, Light.OK)


def home(request: HttpRequest) -> HttpResponse:
    """What can be done here, what was just done, what is running, what it cost."""
    now = here(request)
    overview = _overview(now.town) if now.town else {}
    context = {**overview, "steps": now.rows and limits(now.rows)}
    return render(request, "portal/home.html", context)


def _overview(town: Place) -> dict[str, Any]:
    today = localdate()
    projects = public.public_projects(town, today)
    done = [project for project in projects if project.is_built]
    running = sorted((p for p in projects if p.state in RUNNING), key=_urgency)
    cards = public.cards([*_varied(done), *running[:SOME_RUNNING]])
    return {
        "done": [done_card(card) for card in cards if card.project.is_built],
        "running": [running_card(card) for card in cards if not card.project.is_built],
        "done_count": len(done),
        "running_count": len(running),
        "average_days": _average(done),
        "figures": public.voices_of([project.id for project in done]).figures,
        "account": public.account_of(town, today.year),
        "villages": village_links(public.places_of(town)),
    }


def _urgency(project: PublicProject) -> tuple[int, str]:
    light = project.light or Light.OK
    return URGENT.index(light), str(project.due_on)


def _varied(done: list[PublicProject]) -> list[PublicProject]:
    """The latest few, of different kinds where there are such: not three car parks in a row."""
    first: dict[str, PublicProject] = {}
    for project in done:
        first.setdefault(project.category, project)
    others = [project for project in done if project not in first.values()]
    return [*first.values(), *others][:JUST_DONE]


def _average(done: list[PublicProject]) -> int | None:
    """Whole days from the application to the finish, on average, halves up."""
    days = [project.days for project in done if project.days is not None]
    return (2 * sum(days) + len(days)) // (2 * len(days)) if days else None


def limits(rows: Settings) -> dict[str, int]:
    """The days that are promised, from the town's rows."""
    return {
        "check": rows.number("demand.check_days"),
        "decide": rows.number("project.decide_days"),
        "month": rows.number("project.month_days"),
        "accept": rows.number("project.accept_days"),
        "residents": rows.number("project.residents_least"),
    }


def about(request: HttpRequest) -> HttpResponse:
    """What this is, what is promised, what the lights mean, whom to call for other things."""
    now = here(request)
    return render(request, "portal/about.html", {"steps": now.rows and limits(now.rows)})


def styleguide(request: HttpRequest) -> HttpResponse:
    return render(request, "styleguide.html")


def text_size(request: HttpRequest, size: str) -> HttpResponse:
    """Remember how large somebody wants to read, for a year, and go back to the page."""
    back = request.GET.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    if not is_ours or not back.startswith("/") or not back.isprintable():
        back = "/"
    response = redirect(back)
    if size in SIZES:
        response.set_cookie(
            "size",
            size,
            max_age=YEAR_SECONDS,
            samesite="Lax",
            httponly=True,
            secure=settings.BEHIND_TLS,
        )
    return response


def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read what is public, and nothing that belongs to one person or staff."""
    closed = ("/desk/", "/account/", "/size/", reverse("portal:home") + "t/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("img/favicon.svg"), permanent=True)
