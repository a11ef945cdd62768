"""The first page after signing in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from liban.people.roles import Role
from liban.policy import POLICY
from liban.web.access import signed_in
from liban.web.desk.todo import context_of, today_of
from liban.web.menus import role_words
from liban.web.request import Request

TAKES = "demands.enter_demand"


@signed_in
def today(request: Request) -> HttpResponse:
    """One list of today's things, for every role."""
    day = timezone.localdate()
    context = {
        **context_of(today_of(request.user, day)),
        "day": day,
        "who": role_words(request.user),
        "is_instructor": bool(request.user.reach((Role.INSTRUCTOR,))),
        "may_enter": bool(request.user.reach(POLICY.rows[TAKES].roles)),
    }
    return render(request, "desk/today.html", context)
