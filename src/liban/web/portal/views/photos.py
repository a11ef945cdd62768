"""Photos that residents may see: those of their draft, their own, and those of the works."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from liban.demands.queries import draft_of, pictures_of
from liban.projects.queries import photos_of
from liban.web.photo import photo_response
from liban.web.portal.standing import standing_of
from liban.web.portal.views.track import Guessing, find, guessed


def report_photo(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """A photo of a report that is being written, for whoever writes it."""
    return photo_response(draft_of(token).photos.get(pk=pk), "thumb")


def track_photo(request: HttpRequest, code: str, pk: int, size: str) -> HttpResponseBase:
    """A photo of the works, or of a thing done directly: for everybody with a code of it."""
    try:
        standing = standing_of(find(request, code), timezone.now())
    except Guessing:
        return guessed(request)
    if standing.project is not None and standing.is_built:
        rows = [row.photo for row in photos_of(standing.project) if row.phase != "during"]
    elif standing.is_done and standing.project is None:
        rows = [row.photo for row in pictures_of(standing.root, evidence=True)]
    else:
        rows = []
    return _one_of(rows, pk, size)


def track_own_photo(
    request: HttpRequest, code: str, secret: str, pk: int, size: str
) -> HttpResponseBase:
    """A photo that the person sent, by their own link only."""
    try:
        requester = find(request, code, secret)
    except Guessing:
        return guessed(request)
    if not requester.raised:
        raise Http404
    rows = [row.photo for row in pictures_of(requester.demand, evidence=False)]
    return _one_of(rows, pk, size)


def _one_of(photos: Iterable[Any], pk: int, size: str) -> HttpResponseBase:
    for photo in photos:
        if photo.pk == pk:
            return photo_response(photo, size)
    raise Http404
