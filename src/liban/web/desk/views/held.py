"""Texts that look like personal data: somebody reads them before the public does."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liban.kit.privacy import hits
from liban.media.actions import look_at_text
from liban.media.queries import held_for, held_text
from liban.web.access import may, signed_in
from liban.web.desk.acting import Attempt, sent
from liban.web.desk.forms.held import LookForm
from liban.web.request import Request

A_PAGE = 30
PAGES = {"project": "desk:project_detail", "demand": "desk:demand_detail"}


@signed_in
@may("media.look_at_text")
def held_list(request: Request) -> HttpResponse:
    page = Paginator(held_for(request.user), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "items": [_item(held) for held in page]}
    return render(request, "desk/held_list.html", context)


def _item(held: Any) -> dict[str, Any]:
    """A text cut into what is plain and what looks personal, and where it stands."""
    kinds = dict.fromkeys(str(hit.kind.label) for hit in hits(held.text))
    kind, _sign, key = held.subject.partition(":")
    return {
        "held": held,
        "pieces": list(_pieces(held.text)),
        "kinds": "、".join(kinds),
        "where": _("诉求里的话") if kind == "demand" else _("项目里的话"),
        "url": reverse(PAGES[kind], args=[key]) if kind in PAGES and key.isdecimal() else "",
    }


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces; True marks one that looks like personal data."""
    end = 0
    for hit in hits(text):
        yield text[end : hit.start], False
        yield text[hit.start : hit.end], True
        end = hit.end
    yield text[end:], False


@signed_in
def held_look(request: Request, held_id: int) -> HttpResponse:
    """可以公开 or 不公开, once for this text wherever it stands."""
    held = held_text(request.user, held_id)
    form = LookForm(sent(request))

    def use(clean: dict[str, Any]) -> None:
        verdict = clean["verdict"]
        look_at_text(actor=request.user, held_id=held.pk, verdict=verdict, now=timezone.now())

    attempt = Attempt(request, form, use)
    if attempt.done:
        return redirect("desk:held_list")
    context = {"item": _item(held), "form": form}
    return render(request, "desk/held_look.html", context, status=attempt.status)
