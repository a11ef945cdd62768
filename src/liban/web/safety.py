"""No request gives a bare 500: what nobody foresaw is logged under a number that people can say."""

import logging
import secrets
from collections.abc import Callable

from django.core.exceptions import (
    BadRequest,
    ObjectDoesNotExist,
    PermissionDenied,
    SuspiciousOperation,
)
from django.db.utils import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from liban.kit.refusal import NotAllowed, NotSeen, Refused, Stale

Handler = Callable[[HttpRequest], HttpResponse]
logger = logging.getLogger("liban.incident")


class SafetyNet:
    """Turns refusals that a view let through into pages, and surprises into numbered ones."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if response := _unreadable(request):
            return response
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Http404 | PermissionDenied | SuspiciousOperation | BadRequest):
            return None
        return answer_to(request, error)


def answer_to(request: HttpRequest, error: Exception) -> HttpResponse:
    """The page for an error that a view let through; the last one is a numbered incident."""
    if isinstance(error, Refused):
        return _refusal(request, error)
    if isinstance(error, ObjectDoesNotExist | Http404):
        return render(request, "404.html", status=404)
    if isinstance(error, PermissionDenied):
        return render(request, "403.html", status=403)
    if isinstance(error, SuspiciousOperation | BadRequest):
        return render(request, "400.html", status=400)
    return _incident(request, error)


def _refusal(request: HttpRequest, error: Refused) -> HttpResponse:
    """What one may not see is not there; of what one sees, the sentence says why not."""
    if isinstance(error, NotAllowed):
        if isinstance(error, NotSeen) or request.method in ("GET", "HEAD", "OPTIONS"):
            return render(request, "404.html", status=404)
        return render(request, "403.html", {"why": str(error)}, status=403)
    if isinstance(error, Stale):
        return render(request, "409.html", {"why": str(error)}, status=409)
    return render(request, "422.html", {"why": str(error)}, status=422)


def _unreadable(request: HttpRequest) -> HttpResponse | None:
    """An answer for addresses that no database can be asked about: they name nothing."""
    text = request.path + request.META.get("QUERY_STRING", "")
    if "\x00" in text or any(0xD800 <= ord(sign) <= 0xDFFF for sign in text):
        return render(request, "404.html", status=404)
    return None


def _incident(request: HttpRequest, error: Exception) -> HttpResponse:
    number = f"E-{secrets.token_hex(3).upper()}"
    # The view's name and the kind of error, never what a person typed.
    match = request.resolver_match
    view = match.view_name if match else "?"
    logger.error("%s %s %s", number, view, type(error).__name__, exc_info=error)
    status = 503 if isinstance(error, OperationalError) else 500
    return render(request, "500.html", {"number": number}, status=status)
