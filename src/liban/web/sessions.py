"""When a session of staff ends by itself: half an hour idle, twelve hours in all."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

Handler = Callable[[HttpRequest], HttpResponse]
# The moment of the last request is written at most this often, to spare the database.
SEEN_EVERY_SECONDS = 60


def session_rules(get_response: Handler) -> Handler:
    def handle(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _keep_or_end(request, timezone.now().timestamp())
        return get_response(request)

    return handle


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
