"""What anyone may read: results, one village, one project's story, where the money goes."""

import csv
from io import StringIO
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from liban.disclosure import queries as public
from liban.disclosure.rules import PublicProject
from liban.media.queries import path_of
from liban.places.queries import Place
from liban.projects.states import BUILT, State
from liban.web.context import here
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


def town_here(request: HttpRequest) -> Place:
    """The town whose pages these are; before there is one, there is nothing to read."""
    town = here(request).town
    if town is None:
        raise Http404
    return town


def results(request: HttpRequest) -> HttpResponse:
    """Everything that was done, newest first, before and after side by side."""
    town, today = town_here(request), localdate()
    category = request.GET.get("category", "")
    category = category if category in public.CATEGORIES else ""
    done = public.public_projects(town, today, states=BUILT, category=category)
    page = Paginator(done, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "cards": [done_card(card) for card in public.cards(page.object_list)],
        "page": page,
        "query": f"category={category}&" if category else "",
        "category": public.category_words(category) if category else "",
        "categories": _categories(category),
        "villages": village_links(public.places_of(town)),
    }
    return render(request, "portal/results.html", context)


def _categories(current: str) -> list[dict[str, Any]]:
    url = reverse("portal:results")
    return [
        {
            "label": public.category_words(category),
            "url": f"{url}?category={category}",
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
        "pairs": _pairs(found, public.pairs_of(photos)),
        "during": [picture(photo, found.title) for photo in photos if photo.phase == "during"],
        "facts": story.facts(found),
        "month": story.month(found, today),
        "outcomes": outcomes,
        "outcome_rows": story.outcome_rows(outcomes),
        "is_working": found.state in (State.WORKING, State.FINISHED, State.REPAIR),
        "timeline": story.timeline(found, steps, here(request).office["name"], first),
        "people": voices.people,
        "today": today,
        "open_ids": voices.open_ids,
        **_money_and_answers(found, voices),
    }
    return render(request, "portal/project.html", context)


def _pairs(found: PublicProject, pairs: list[Any]) -> list[dict[str, Any]]:
    return [
        {"before": picture(pair.before, found.title), "after": picture(pair.after, found.title)}
        for pair in pairs
    ]


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
