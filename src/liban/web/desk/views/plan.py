"""Planning a project in four screens: 做什么, 花多少, 群众意见, 核对. Each keeps what was typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.journal.queries import history
from liban.policy import why_not
from liban.projects import actions
from liban.projects.queries import Project, plan_texts, project_for
from liban.projects.rules import PLAN_DAYS, first_steps, first_targets
from liban.web.access import signed_in
from liban.web.desk.acting import Attempt
from liban.web.desk.forms.plan import (
    LineForm,
    MoneyForm,
    PeopleForm,
    StepForm,
    TargetForm,
    WorkForm,
    lines_of,
    money_plan,
    people_plan,
    shares_of,
    work_plan,
)
from liban.web.desk.rows import Rows
from liban.web.request import Request

STALE = 409
Data = QueryDict | None


@dataclass
class Screen:
    """A form and the rows below it, filled from the project or from what was sent."""

    form: forms.Form
    rows: dict[str, Rows] = field(default_factory=dict)

    def is_valid(self) -> bool:
        """Both are looked at; what is wrong in a row is said above the form."""
        good = self.form.is_valid()
        for rows in self.rows.values():
            if not rows.is_valid():
                good = False
                for sentence in rows.sentences:
                    self.form.add_error(None, sentence)
        return good

    def texts(self) -> dict[str, str]:
        """Every field as text, to be laid beside another version."""
        said = {str(bound.label): _said(bound) for bound in self.form if not bound.is_hidden}
        for rows in self.rows.values():
            said[str(rows.title)] = "；".join(rows.texts())
        return said


def _said(bound: forms.BoundField) -> str:
    value = bound.value()
    if isinstance(bound.field, forms.ChoiceField):
        value = dict(bound.field.widget.choices).get(value, value)
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Part:
    """One of the screens: how it is built, what keeps it, and where it goes on."""

    name: str
    step: int
    build: Callable[[Project, Data], Screen]
    keep: Callable[[Screen, dict[str, Any]], object]
    then: str


def _page(request: Request, part: Part, project_id: int) -> HttpResponse:
    project = project_for(request.user, project_id)
    if request.method != "POST":
        return _shown(request, part, project, part.build(project, None))
    screen = part.build(project, request.POST)
    if "add" in request.POST or "sum" in request.POST:
        return _shown(request, part, project, screen)
    if not screen.is_valid():
        return _shown(request, part, project, screen, 422)

    def use(clean: dict[str, Any]) -> None:
        getattr(actions, part.name)(
            actor=request.user,
            project_id=project.pk,
            version=clean["version"],
            plan=part.keep(screen, clean),
            now=timezone.now(),
        )

    attempt = Attempt(request, screen.form, use)
    if attempt.done:
        then = part.name if "stay" in request.POST else part.then
        return redirect(f"desk:{then}", project.pk)
    if attempt.status == STALE:
        return _conflict(request, part, project)
    return _shown(request, part, project, screen, attempt.status)


def _shown(
    request: Request, part: Part, project: Project, screen: Screen, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "project": project,
        "form": screen.form,
        "rows": screen.rows,
        "step": part.step,
        "sums": _sums(screen) if part.name == "plan_money" else None,
        "why": why_not(request.user, f"projects.{part.name}", project) or "",
        **more,
    }
    return render(request, f"desk/{part.name}.html", context, status=status)


def _conflict(request: Request, part: Part, project: Project) -> HttpResponse:
    """Both versions side by side; sending once more keeps the typed one, since it was seen."""
    theirs = part.build(project, None).texts()
    data = request.POST.copy()
    data["version"] = str(project.version)
    screen = part.build(project, data)
    mine = screen.texts()
    screen.form.add_error(None, _("您打开之后，别人已经改过这一页。请对照新的内容再改一次。"))
    changes = [
        {"label": label, "theirs": theirs.get(label) or "—", "mine": said or "—"}
        for label, said in mine.items()
        if said != theirs.get(label, "")
    ]
    last = history(f"project:{project.pk}").last()
    return _shown(request, part, project, screen, STALE, changes=changes, last=last)


def _work(project: Project, data: Data) -> Screen:
    texts = plan_texts(project)
    start = project.plan_start_on or localdate()
    end = project.plan_end_on or start + timedelta(days=PLAN_DAYS)
    initial = {name: getattr(project, name) for name in ("title", "category", "kind", "location")}
    initial["background"] = project.background or _told(texts.titles)
    initial |= {"plan_start_on": start, "plan_end_on": end, "version": project.version}
    steps = texts.steps or [vars(each) for each in first_steps(project.kind, start, end)]
    targets = texts.targets or first_targets(project.title)
    return Screen(
        WorkForm(data, initial=initial),
        {
            "targets": Rows(TargetForm, "targets", _("成效"), data=data, initial=targets),
            "steps": Rows(StepForm, "steps", _("节点"), data=data, initial=steps),
        },
    )


def _told(titles: Sequence[str]) -> str:
    """What the demands are called, never what residents said word by word."""
    named = [title for title in titles if title]
    return _("群众反映：%(titles)s。") % {"titles": "；".join(named)} if named else ""


def _money(project: Project, data: Data) -> Screen:
    texts = plan_texts(project)
    initial: dict[str, Any] = {"builder": project.builder, "version": project.version}
    initial |= {f"share_{source}": fen for source, fen in texts.shares.items()}
    lines = texts.lines or [
        {"name": each["name"], "quantity": each["planned"], "unit": each["unit"]}
        for each in texts.targets
    ]
    return Screen(
        MoneyForm(data, initial=initial),
        {"lines": Rows(LineForm, "lines", _("概算"), data=data, initial=lines)},
    )


def _people(project: Project, data: Data) -> Screen:
    names = ("households", "people", "upkeep", "why_secretary", "version")
    return Screen(PeopleForm(data, initial={name: getattr(project, name) for name in names}))


def _sums(screen: Screen) -> dict[str, int]:
    """Both sums of what stands on the page; rows that cannot be read yet count nothing."""
    lines = screen.rows["lines"]
    rows = []
    for each in lines:
        read = each if each.is_bound else type(each)(_as_sent(each), prefix=each.prefix)
        if read.is_valid() and read.cleaned_data.get("name"):
            rows.append(read.cleaned_data)
    form = screen.form
    read_form = form if form.is_bound else MoneyForm(_as_sent(form))
    read_form.is_valid()
    cost = sum(line.total_fen for line in lines_of(rows))
    paid = sum(share.fen for share in shares_of(read_form.cleaned_data))
    return {"cost": cost, "paid": paid, "gap": abs(cost - paid), "is_over": int(paid > cost)}


def _as_sent(form: forms.Form) -> dict[str, Any]:
    """The initial values of a form as a browser would send them."""
    return {bound.html_name: bound.value() for bound in form if bound.value() is not None}


WORK = Part(
    "plan_work",
    1,
    _work,
    lambda screen, clean: work_plan(
        clean, screen.rows["targets"].values, screen.rows["steps"].values
    ),
    "plan_money",
)
MONEY = Part(
    "plan_money",
    2,
    _money,
    lambda screen, clean: money_plan(clean, screen.rows["lines"].values),
    "plan_people",
)
PEOPLE = Part("plan_people", 3, _people, lambda screen, clean: people_plan(clean), "plan_check")


@signed_in
def plan_work(request: Request, project_id: int) -> HttpResponse:
    return _page(request, WORK, project_id)


@signed_in
def plan_money(request: Request, project_id: int) -> HttpResponse:
    return _page(request, MONEY, project_id)


@signed_in
def plan_people(request: Request, project_id: int) -> HttpResponse:
    return _page(request, PEOPLE, project_id)
