"""How a matter stands: by the code for everybody who has it, by the own link with own words."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liban.demands.queries import Requester, knows_secret, pictures_of, requester_by
from liban.kit.privacy import mask_name, mask_phone
from liban.places.queries import Settings
from liban.satisfaction.queries import answer_on, may_ask_again
from liban.web.portal.forms.track import CodeForm, RatingForm
from liban.web.portal.often import count_miss, missed_too_often
from liban.web.portal.standing import Standing, pictures_by_code, results_of, shown, standing_of

# What the page says at its top after something was done; the address names it.
SAID = ("rated", "again", "joined", "known", "erased", "changed")


class Guessing(Exception):
    """Too many codes were asked for that do not exist."""


def find(request: HttpRequest, code: str, secret: str | None = None) -> Requester:
    """The person with ``code``, and ``secret`` if given; guesses are counted and end in 429."""
    if missed_too_often(request):
        raise Guessing
    try:
        requester = requester_by(code)
    except Requester.DoesNotExist:
        count_miss(request)
        raise Http404 from None
    if secret is not None and not knows_secret(requester, secret):
        count_miss(request)
        raise Http404
    return requester


def track(request: HttpRequest) -> HttpResponse:
    """One field. Asked with GET, so that reloading and going back never ask to send again."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    status = 422 if form.errors else 200
    if form.is_bound and form.is_valid():
        try:
            return redirect("portal:track_detail", find(request, form.cleaned_data["code"]).code)
        except Guessing:
            return guessed(request)
        except Http404:
            form.add_error("code", _("没有找到这个编号，请对一对。"))
            status = 404
    return render(request, "portal/track.html", {"form": form}, status=status)


def guessed(request: HttpRequest) -> HttpResponse:
    why = _("编号试得太多次了。请过十分钟再查，或打电话问。")
    return render(request, "429.html", {"why": why}, status=429)


def not_found(request: HttpRequest) -> HttpResponse:
    why = _("没有找到这个编号，请对一对。也可以打电话问。")
    return render(request, "404.html", {"why": why}, status=404)


def track_detail(request: HttpRequest, code: str) -> HttpResponse:
    try:
        requester = find(request, code)
    except Guessing:
        return guessed(request)
    except Http404:
        return not_found(request)
    return render(request, "portal/track_detail.html", page_of(request, requester))


def track_own(request: HttpRequest, code: str, secret: str) -> HttpResponse:
    """The person's own link: the same, and their own words, photos and what is held of them."""
    try:
        requester = find(request, code, secret)
    except Guessing:
        return guessed(request)
    except Http404:
        return not_found(request)
    page = page_of(request, requester)
    own = own_of(requester, secret, page["standing"].rows)
    context = {**page, "secret": secret, **own}
    return render(request, "portal/track_own.html", context)


def page_of(request: HttpRequest, requester: Requester) -> dict[str, Any]:
    """What the page shows to whoever has the code."""
    standing = standing_of(requester, timezone.now())
    pairs, evidence = pictures_by_code(standing, requester.code)
    said = request.GET.get("said", "")
    return {
        "code": requester.code,
        "standing": standing,
        "title": _title(requester, standing),
        "results": results_of(standing),
        "pairs": pairs,
        "evidence": evidence,
        "said": said if said in SAID else "",
        **_rating_of(requester, standing),
    }


def _title(requester: Requester, standing: Standing) -> str:
    """What staff call the matter once they have named it; never the person's own words."""
    project = standing.project.title if standing.project else ""
    return project or standing.root.title or _("%(place)s的一件事") % {"place": standing.root.place}


def _rating_of(requester: Requester, standing: Standing) -> dict[str, Any]:
    """The question, when the matter is done; the thanks when it has been answered."""
    if not standing.is_done:
        return {"rating": None, "answer": None, "may_ask_again": False}
    answer = answer_on(requester, standing.root)
    if answer is None:
        return {"rating": RatingForm(), "answer": None, "may_ask_again": False}
    return {"rating": None, "answer": answer, "may_ask_again": may_ask_again(answer)}


def own_of(requester: Requester, secret: str, rows: Settings) -> dict[str, Any]:
    """What only the person sees: own words and photos, and what is held, covered."""
    demand = requester.demand
    held = {
        "name": mask_name(requester.name),
        "phone": mask_phone(requester.phone),
        "is_erased": requester.erased_at is not None,
        "keep_days": rows.number("privacy.keep_days"),
    }
    if not requester.raised:
        return {"held": held, "own_words": "", "own_photos": []}
    photos = [
        shown(row.photo, _own_photo_url(requester, secret, row.photo_id), _("您拍的照片"))
        for row in pictures_of(demand, evidence=False)
    ]
    return {"held": held, "own_words": demand.words, "own_photos": photos}


def _own_photo_url(requester: Requester, secret: str, photo_id: int) -> str:
    return reverse("portal:track_own_photo", args=[requester.code, secret, photo_id, "thumb"])
