"""Each mutating form is handled once: sent again with the same key it gets the same answer."""

import hashlib
import re
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
)
from django.shortcuts import redirect, render
from django.utils import timezone

from liban.journal.actions import claim_once
from liban.web.safety import answer_to

Handler = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponseBase]
READING = ("GET", "HEAD", "OPTIONS")
KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
NOT_CONTENT = ("csrfmiddlewaretoken", "once")


class EachFormOnce:
    """Runs every view of ours that changes something in one transaction, under its key.

    The key is kept only when the view ends in a redirect, which is how success looks here;
    a form with mistakes can be sent again with the same key.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if request.method in READING:
            return None
        if request.method != "POST":
            return HttpResponseNotAllowed([*READING, "POST"])
        if not view.__module__.startswith("liban."):
            return None
        key = request.POST.get("once", "")
        if not KEY.fullmatch(key):
            return render(request, "400.html", status=400)
        try:
            with transaction.atomic():
                return self._handle(request, view, args, kwargs, key)
        except Exception as error:  # noqa: BLE001  # every kind becomes a page, as in a view
            return answer_to(request, error)

    def _handle(
        self,
        request: HttpRequest,
        view: View,
        args: list[Any],
        kwargs: dict[str, Any],
        key: str,
    ) -> HttpResponseBase:
        who = f"person:{request.user.pk}" if request.user.is_authenticated else ""
        claim = claim_once(who=who, key=key, fingerprint=fingerprint(request), now=timezone.now())
        if claim.is_other:
            return render(request, "422.html", {"is_other": True}, status=422)
        if not claim.is_new:
            return redirect(claim.row.answer)
        response = view(request, *args, **kwargs)
        if response.status_code in (302, 303):
            claim.answered(response.headers["Location"])
        else:
            transaction.set_rollback(True)
        return response


def fingerprint(request: HttpRequest) -> str:
    """A hash of where the form goes and of all that it holds, files included."""
    parts = hashlib.sha256(request.path.encode("utf-8", "surrogatepass"))
    for name in sorted(set(request.POST) - set(NOT_CONTENT)):
        parts.update(repr((name, request.POST.getlist(name))).encode("utf-8", "surrogatepass"))
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            parts.update(repr((name, file.size)).encode())
            for chunk in file.chunks():
                parts.update(chunk)
            file.seek(0)
    return parts.hexdigest()
