"""What can be done with a project in each state: one table, from which every page takes buttons.

The first row of a state that is no side step and fits is what comes next; it becomes the main
button. The others stand beside it. Whoever may not do a thing sees it with the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from liban.acceptance.queries import Money
from liban.kit.words import Words
from liban.people.roles import Role
from liban.policy import POLICY, VILLAGE, why_not
from liban.projects.queries import Project
from liban.projects.states import State as S
from liban.web.request import Person


@dataclass(frozen=True)
class Facts:
    """What decides which of the steps of a state comes next."""

    money: Money
    has_outcomes: bool = False
    has_budget: bool = False
    has_people: bool = False
    has_survey: bool = False
    has_before: bool = False
    is_counted: bool = False
    has_open_milestone: bool = False


def _always(facts: Facts) -> bool:
    return True


def _is_running(facts: Facts) -> bool:
    return not facts.is_counted


def _never(facts: Facts) -> bool:
    return False


@dataclass(frozen=True)
class Step:
    """A button: which right it needs, where it leads, and when it is what comes next."""

    use_case: str
    url_name: str
    label: Words
    fits: Callable[[Facts], bool] = _always
    is_side: bool = False
    takes: str = "project"
    # Shown only while it is what comes next: settled or paid once is not done again.
    only_next: bool = False


def _side(use_case: str, url_name: str, label: Words, takes: str = "project") -> Step:
    return Step(use_case, url_name, label, _never, is_side=True, takes=takes)


def _once(use_case: str, url_name: str, label: Words, fits: Callable[[Facts], bool]) -> Step:
    return Step(use_case, url_name, label, fits, only_next=True)


ASKED = "application"
PHOTO = _side("projects.add_photo", "desk:photo_new", _("加照片"))
WAIT = _side("projects.wait_for", "desk:work_wait", _("在等谁"))
END = _side("approval.terminate_project", "desk:project_terminate", _("终止项目"))
REPAIR = _side("acceptance.ask_for_repair", "desk:repair_ask", _("要求整改"))

# fmt: off
PLANNING = (
    Step("projects.plan_work",   "desk:plan_work",   _("写做什么"), lambda f: not f.has_outcomes),
    Step("fieldwork.survey_site", "desk:survey_new", _("记下现场"), lambda f: not f.has_survey),
    Step("projects.plan_money",  "desk:plan_money",  _("写花多少"), lambda f: not f.has_budget),
    Step("projects.plan_people", "desk:plan_people", _("写群众意见"), lambda f: not f.has_people),
    Step("projects.add_photo",   "desk:photo_new",   _("加照片"),   lambda f: not f.has_before),
    Step("approval.apply_for_money", "desk:plan_check", _("核对并申报")),
    _side("projects.withdraw_project", "desk:project_withdraw", _("撤项")),
)

ACTIONS: dict[str, tuple[Step, ...]] = {
    S.FORMING: PLANNING,
    S.RETURNED: PLANNING,
    S.APPLIED: (
        Step("approval.return_application", "desk:application_detail", _("审批"), takes=ASKED),
        WAIT,
        _side("approval.withdraw_application", "desk:application_withdraw", _("撤回"), ASKED),
    ),
    S.APPROVED: (
        Step("projects.start_work", "desk:work_start", _("开工")),
        PHOTO, WAIT, END,
    ),
    S.WORKING: (
        Step("projects.report_progress", "desk:work_progress", _("报进度"), _is_running),
        Step("projects.finish_work", "desk:work_finish", _("完工")),
        _side("projects.reach_milestone", "desk:milestone_reach", _("到了节点")),
        PHOTO, WAIT, END,
    ),
    S.FINISHED: (
        Step("acceptance.accept_project", "desk:accept", _("验收")),
        REPAIR, PHOTO,
    ),
    S.REPAIR: (
        Step("projects.finish_repair", "desk:repair_finish", _("整改完成")),
        PHOTO, WAIT,
    ),
    S.ACCEPTED: (
        _once("acceptance.settle_project", "desk:settle", _("结算"), lambda f: not f.money.settled),
        _once("acceptance.pay_project", "desk:pay", _("拨付"), lambda f: f.money.open_fen > 0),
        _once("acceptance.close_project", "desk:close", _("办结"), _always),
        PHOTO,
    ),
    S.CLOSED: (
        Step("acceptance.archive_project", "desk:archive", _("归档")),
        PHOTO,
    ),
}
# fmt: on


@dataclass(frozen=True)
class Button:
    """A step as it stands on the page: with its address, and why not for this person."""

    label: Words
    url: str
    why: str
    is_main: bool


def next_step(state: str, facts: Facts) -> Step | None:
    """What comes next in ``state``; None when nothing more is to be done."""
    return next((step for step in ACTIONS.get(state, ()) if step.fits(facts)), None)


def address(step: Step, project_id: int, application_id: int | None) -> str:
    """Where ``step`` leads; "" while its page is not there."""
    key = application_id if step.takes == ASKED else project_id
    try:
        return reverse(step.url_name, args=[key])
    except NoReverseMatch:
        return ""


def buttons(actor: Person, project: Project, facts: Facts) -> list[Button]:
    """Every step of the project's state, the main one first.

    A side step that somebody may not do is left out; a step on the way is shown with the
    reason, so that everyone sees what comes next and who does it.
    """
    main = next_step(project.state, facts)
    found = []
    for step in ACTIONS.get(project.state, ()):
        why = why_not(actor, step.use_case, project) or ""
        url = address(step, project.pk, facts.money.application_id)
        if not url or (step is not main and (why or step.only_next)):
            continue
        found.append(Button(step.label, url, why, step is main))
    return sorted(found, key=lambda button: not button.is_main)


def owner(project: Project, step: Step | None) -> str:
    """Who does the next step: the secretary who leads it by name, an office by its role."""
    if step is None:
        return ""
    roles = POLICY.rows[step.use_case].roles
    if set(roles) <= set(VILLAGE):
        return f"{Role(Role.SECRETARY).label} · {project.lead.name}"
    return " / ".join(str(role.label) for role in roles[:2])
