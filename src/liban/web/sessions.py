"""When a session of staff ends by itself, and who must first set up a second factor."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from liban.people.queries import must_bring_second_factor
from liban.web.request import Person

Handler = Callable[[HttpRequest], HttpResponse]
# The moment of the last request is written at most this often, to spare the database.
SEEN_EVERY_SECONDS = 60


class SessionRules:
    """Half an hour idle, twelve hours in all; and no desk without the second factor.

    Disabling an account, taking a post away, a new password and leaving end all sessions of
    the person: each session carries a hash that changes with them (``Person.generation``).
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _keep_or_end(request, timezone.now().timestamp())
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Lead whoever must bring a second factor and has none to where it is set up."""
        match = request.resolver_match
        if match is None or match.namespace != "desk" or not settings.SECOND_FACTOR:
            return None
        if isinstance(request.user, Person) and _lacks_second_factor(request, request.user):
            return redirect("mfa_activate_totp")
        return None


def _lacks_second_factor(request: HttpRequest, person: Person) -> bool:
    if not must_bring_second_factor(person) or request.session.get("second_factor"):
        return False
    has_one = is_mfa_enabled(person, types=["totp"])
    if has_one:
        # Taking it away ends the session, so the answer holds as long as the session does.
        request.session["second_factor"] = True
    return not has_one


def _keep_or_end(request: HttpRequest, now: float) -> None:
    session = request.session
    began = session.get("began", now)
    seen = session.get("seen", now)
    idle = now - seen > settings.SESSION_IDLE_SECONDS
    if idle or now - began > settings.SESSION_LONGEST_SECONDS:
        logout(request)
        return
    if "began" not in session:
        session["began"] = began
    if now - seen > SEEN_EVERY_SECONDS or "seen" not in session:
        session["seen"] = now
