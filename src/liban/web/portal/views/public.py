"""What anyone may read: results, one village, one project's story, where the money goes."""

import csv
from io import StringIO
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.disclosure import queries as public
from liban.disclosure.rules import PublicPhoto, PublicProject
from liban.media.queries import path_of
from liban.places.queries import Place
from liban.projects.states import BUILT, ENDED, RUNNING, State
from liban.web.context import here
from liban.web.photo import ALONE
from liban.web.portal import story
from liban.web.portal.pictures import (
    done_card,
    ended_row,
    picture,
    running_card,
    stands,
    village_links,
)
from liban.web.portal.spending import account_facts, csv_rows, spending_rows, total_rows

A_PAGE = 24
PHOTO_SECONDS = 3600
SHOWN = {"": BUILT, "running": RUNNING, "ended": ENDED}


def town_here(request: HttpRequest) -> Place:
    """The town whose pages these are; before there is one, there is nothing to read."""
    town = here(request).town
    if town is None:
        raise Http404
    return town


def results(request: HttpRequest) -> HttpResponse:
    """Everything that was done, newest first; beside it what runs and what came to nothing."""
    town, today = town_here(request), localdate()
    show = request.GET.get("show", "")
    show = show if show in SHOWN else ""
    category = request.GET.get("category", "")
    category = category if category in public.CATEGORIES else ""
    found = public.public_projects(town, today, states=SHOWN[show], category=category)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        **_listed(show, list(page.object_list)),
        "page": page,
        "show": show,
        "tabs": _tabs(show, category),
        "query": _query(show, category),
        "category": public.category_words(category) if category else "",
        "categories": _categories(show, category),
        "villages": village_links(public.places_of(town)),
    }
    return render(request, "portal/results.html", context)


def _listed(show: str, found: list[PublicProject]) -> dict[str, Any]:
    if show == "ended":
        return {"rows": [ended_row(project) for project in found]}
    shown = running_card if show == "running" else done_card
    return {"cards": [shown(card) for card in public.cards(found)]}


def _query(show: str, category: str) -> str:
    pairs = {"show": show, "category": category}
    return "".join(f"{name}={value}&" for name, value in pairs.items() if value)


def _tabs(show: str, category: str) -> list[dict[str, Any]]:
    labels = {"": _("办成的"), "running": _("正在办的"), "ended": _("没办成的")}
    return [
        {
            "label": label,
            "url": f"{reverse('portal:results')}?{_query(key, category)}".rstrip("?&"),
            "current": key == show,
        }
        for key, label in labels.items()
    ]


def _categories(show: str, current: str) -> list[dict[str, Any]]:
    url = reverse("portal:results")
    return [
        {
            "label": public.category_words(category),
            "url": f"{url}?{_query(show, category)}".rstrip("&"),
            "current": category == current,
        }
        for category in public.CATEGORIES
    ]


def village(request: HttpRequest, slug: str) -> HttpResponse:
    """One village: what was done, what runs, what was not done and why."""
    town, today = town_here(request), localdate()
    places = public.places_of(town)
    place = next((place for place in places if place.slug == slug), None)
    if place is None:
        raise Http404
    found = public.public_projects(town, today, village=slug)
    cards = public.cards(project for project in found if not project.is_ended)
    context = {
        "place": place,
        "done": [done_card(card) for card in cards if card.project.is_built],
        "running": [running_card(card) for card in cards if not card.project.is_built],
        "ended": [ended_row(project) for project in found if project.is_ended],
        "villages": village_links(places, slug),
    }
    return render(request, "portal/village.html", context)


def project(request: HttpRequest, code: str) -> HttpResponse:
    """One project's whole story, from what residents said to what they say now."""
    town, today = town_here(request), localdate()
    found = public.public_project(town, code, today)
    photos = public.photos_of([found.id]).get(found.id, [])
    voices = public.voices_of([found.id])
    first = story.first_item(voices.since, voices.people)
    outcomes = public.outcomes_of([found.id]).get(found.id, ())
    steps = public.steps_of(found.id, outcomes)
    context = {
        "project": found,
        "stands": stands(found),
        "came_of_it": story.came_of_it(outcomes) if found.is_built else "",
        **_pictures(found, photos),
        "facts": story.facts(found),
        "month": story.month(found, today),
        "outcomes": outcomes,
        "kept": story.kept(outcomes) if found.is_built else [],
        "is_working": found.state in (State.WORKING, State.FINISHED, State.REPAIR),
        "timeline": story.timeline(found, steps, here(request).office["name"], first),
        "people": voices.people,
        "today": today,
        "join_id": voices.open_ids[0] if voices.open_ids and not found.is_ended else None,
        **_money_and_answers(found, voices),
    }
    return render(request, "portal/project.html", context)


def _pictures(found: PublicProject, photos: list[PublicPhoto]) -> dict[str, Any]:
    """Before and after, or before and now while it is not done; what is left shows the works."""
    pairs = []
    shown: set[int] = set()
    for pair in public.pairs_of(photos):
        second = pair.after or pair.now
        shown |= {second.id} if second else set()
        views = {"before": pair.before, "after": second}
        pairs.append({name: picture(photo, found.title) for name, photo in views.items()})
    during = [photo for photo in photos if photo.phase == "during" and photo.id not in shown]
    return {"pairs": pairs, "during": [picture(photo, found.title) for photo in during]}


def _money_and_answers(found: PublicProject, voices: public.PublicVoices) -> dict[str, Any]:
    money = public.money_of(found.id)
    figures = voices.figures
    return {
        "money_facts": story.money_facts(money),
        "share_rows": story.share_rows(money),
        "planned_fen": money.planned_fen,
        "figures": figures,
        "answers": story.answers(figures),
        "content_percent": figures.percent(figures.content),
    }


def project_photo(request: HttpRequest, number: int, size: str) -> FileResponse:
    """A photo of works that are public. Others may keep it for an hour: it never changes."""
    if size not in ("thumb", "large"):
        raise Http404
    path = path_of(public.public_photo(number), size)
    if not path.exists():
        raise Http404
    response = FileResponse(path.open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = f"public, max-age={PHOTO_SECONDS}"
    response.headers["Content-Security-Policy"] = ALONE
    return response


def money(request: HttpRequest) -> HttpResponse:
    """Where the money goes: a year's fund, then villages, categories and projects."""
    town, today = town_here(request), localdate()
    years = public.years_of(town)
    wanted = request.GET.get("year", "")
    year = next((year for year in years if str(year) == wanted), years[0] if years else 0)
    ledger = public.Year(town, year, today)
    spent = ledger.spending()
    context = {
        "year": year,
        "tabs": _years(years, year),
        "accounts": [(account, account_facts(account)) for account in ledger.accounts()],
        "villages": total_rows(ledger.by_village()),
        "categories": total_rows(ledger.by_category()),
        "rows": spending_rows(spent),
        "today": today,
    }
    return render(request, "portal/money.html", context)


def _years(years: list[int], current: int) -> list[dict[str, Any]]:
    url = reverse("portal:money")
    return [
        {"label": str(year), "url": f"{url}?year={year}", "current": year == current}
        for year in years
    ]


def money_csv(request: HttpRequest, year: int) -> HttpResponse:
    """The ledger of a year as a table for one's own sums: every movement, to the fen."""
    town = town_here(request)
    if year not in public.years_of(town):
        raise Http404
    out = StringIO()
    csv.writer(out).writerows(csv_rows(public.movements(town, year, localdate())))
    # The mark at the beginning tells spreadsheet programs that the letters are UTF-8.
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="liban-{year}.csv"'
    return response
