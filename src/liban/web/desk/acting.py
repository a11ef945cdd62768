"""What every page of the desk that does one thing to one project shares."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.kit.light import Light
from liban.kit.policy import Placed
from liban.kit.refusal import Refused, WrongState
from liban.places import queries as places
from liban.policy import why_not
from liban.projects.queries import clock_of, light_of
from liban.projects.states import PROJECT, State
from liban.web.desk.lights import words_left
from liban.web.forms import refuse
from liban.web.request import Request

Act = Callable[[dict[str, Any]], object]


class Attempt:
    """One sending of a form: whether it was done, and with which status it is shown again."""

    def __init__(self, request: Request, form: forms.Form, act: Act) -> None:
        self.status = 200
        self.done = request.method == "POST" and self._try(form, act)

    def _try(self, form: forms.Form, act: Act) -> bool:
        self.status = 422
        if not form.is_valid():
            return False
        try:
            act(form.cleaned_data)
        except Refused as error:
            self.status = refuse(form, error)
            return False
        self.status = 200
        return True


def sent(request: Request) -> Any:
    """What was typed, for a form; None while the page is only being looked at."""
    return request.POST if request.method == "POST" else None


@dataclass(frozen=True)
class Month:
    """Where a project stands in its month: light, words, and how far the thirty marks are."""

    light: Light | None
    words: str
    note: str
    day: int

    @property
    def tone(self) -> str:
        return self.light if self.light in (Light.LATE, Light.WARN) else ""


MARKS = 30


def month_of(project: Any, today: date | None = None) -> Month:
    """The light of ``project`` and how many working days it has left."""
    today = today or localdate()
    workdays = places.workdays()
    light = light_of(project, today, workdays)
    clock = clock_of(project, missed=False)
    dues = [clock.stage.due if clock.stage else None, clock.month_due]
    # The light goes by the nearest limit, so the words beside it do too.
    nearest = min((due for due in dues if due), default=None)
    note = "" if clock.done or light is None else words_left(nearest, today, workdays)
    if project.due_on is None or project.applied_on is None:
        return Month(light, _("还没申报，期限从申报那天起算"), note, 0)
    return Month(light, *_words(project, today, workdays, note))


def _words(project: Any, today: date, workdays: Any, note: str) -> tuple[str, str, int]:
    """The month in words, the note of the light, and how many of the marks are gone."""
    if project.finished_on and project.state != State.REPAIR:
        took = (project.finished_on - project.applied_on).days
        return _("申报后第 %(took)s 天完工") % {"took": took}, note, marks_gone(project, took)
    gone = (today - project.applied_on).days
    left = words_left(project.due_on, today, workdays)
    words = _("第 %(days)s 天，%(note)s") % {"days": gone, "note": left}
    return words, note, marks_gone(project, gone)


def marks_gone(project: Any, gone: int) -> int:
    """How many of the marks ``gone`` days are: the town's month may be longer than thirty."""
    whole: int = (project.due_on - project.applied_on).days
    return max(0, min(MARKS, gone * MARKS // whole))


def why_no(request: Request, use_case: str, project: Any, thing: Placed | None = None) -> str:
    """Why the button is dead: no right, or the project is not so far; "" when it lives."""
    if reason := why_not(request.user, use_case, thing or project):
        return reason
    if any(edge.use_case == use_case for edge in PROJECT.edges):
        try:
            PROJECT.edge(project.state, use_case)
        except WrongState as error:
            return str(error)
    return ""


def act_page(
    request: Request, name: str, project: Any, form: forms.Form, status: int, **more: Any
) -> HttpResponse:
    """The page ``desk/<name>.html`` that does one thing to ``project``; ``title`` names it."""
    context = {"project": project, "form": form, **more}
    context["month"] = more.get("month") or month_of(project)
    return render(request, f"desk/{name}.html", context, status=status)
