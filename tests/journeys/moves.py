"""Every use-case of the mechanism as a move of a random walk: by whom, and with what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from liban.acceptance import actions as acceptance
from liban.acceptance.rules import RepairList, Verdict
from liban.approval import actions as approval
from liban.approval.models import Application
from liban.demands import actions as demands
from liban.demands.models import Demand, Requester
from liban.demands.rules import Report
from liban.fieldwork import actions as fieldwork
from liban.fieldwork.rules import Look
from liban.funds import actions as funds
from liban.funds.models import Commitment, Fund
from liban.people.models import Person
from liban.projects import actions as projects
from liban.projects.models import Milestone, Project
from liban.projects.rules import Idea
from liban.satisfaction import actions as satisfaction
from liban.satisfaction.rules import Opinion
from tests import make

Draw = Callable[[Sequence[Any]], Any]
FEN = [50_000_00, 98_000_00, 98_000_00, 1, 0, -1, 98_000_01]
WORDS = ["写清楚了。", "找 13812345678。", "", " "]
CODES = [["incomplete"], ["incomplete", "budget_high"], [], ["made_up"]]
DAYS = range(-2, 10)


@dataclass
class Scene:
    """The persons, the moment, and a way to choose."""

    people: dict[str, Person]
    draw: Draw
    now: datetime = make.NOW

    def day(self) -> Any:
        return localdate(self.now) + timedelta(days=self.draw(DAYS))

    def one(self, model: Any, **where: Any) -> Any:
        """One of the rows; now and then, and when there is none, any row at all."""
        keys = list(model.objects.filter(**where).order_by("pk").values_list("pk", flat=True))
        if not keys:
            keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
        return self.draw(keys) if keys else 0

    def sentence(self) -> str:
        return str(self.draw(WORDS))


def _project(scene: Scene, state: str) -> dict[str, int]:
    return {"project_id": scene.one(Project, state=state)}


def _demand(scene: Scene, *states: str) -> dict[str, int]:
    return {"demand_id": scene.one(Demand, state__in=states)}


def _asked(scene: Scene) -> dict[str, int]:
    return {"application_id": scene.one(Application, decision="open")}


def _report(s: Scene) -> Report:
    place = s.people["secretary"].posts_now()[0].place_id
    channel = s.draw(["visit", "visit", "web"])
    return Report(words="灯坏了。", place_id=place, channel=channel)


def _form(s: Scene) -> dict[str, Any]:
    key = s.one(Demand, state__in=("checked", "reopened"))
    return {"demand_ids": [key], "idea": Idea("东区巷路灯", "living", "works")}


def _decide(s: Scene) -> dict[str, Any]:
    return {**_asked(s), "codes": s.draw(CODES), "words": s.sentence()}


def _photo(s: Scene) -> dict[str, Any]:
    return {
        **_project(s, "working"),
        "files": [make.photo_file(s.draw(["black", "yellow"]))],
        "phase": s.draw(["before", "after", "after", "never"]),
        "viewpoint": s.draw([0, 1, 1, 1, 2]),
        "caption": "",
    }


def _progress(s: Scene) -> dict[str, Any]:
    key = s.one(Project, state="working")
    outcome = Project.objects.get(pk=key).outcomes.first() if key else None
    done = s.draw([None, -1, 0, 41, 68, 700])
    return {
        "project_id": key,
        "outcome_id": outcome.pk if outcome else None,
        "done": done,
        "words": s.sentence(),
    }


def _milestone(s: Scene) -> dict[str, Any]:
    states = ("approved", "working", "finished", "repair")
    key = s.one(Milestone, reached_on__isnull=True, project__state__in=states)
    return {
        "project_id": Milestone.objects.get(pk=key).project_id,
        "milestone_id": key,
        "reached_on": s.draw([make.TODAY, s.day()]),
    }


def _verdict(s: Scene) -> dict[str, Any]:
    key = s.one(Project, state="finished")
    outcomes = Project.objects.get(pk=key).outcomes.all() if key else []
    counted = s.draw([68, 66, 68, -1])
    verdict = Verdict(s.draw([0, 2, 3]), "看过。", {row.pk: counted for row in outcomes})
    return {"project_id": key, "verdict": verdict}


def _payment(s: Scene) -> dict[str, Any]:
    key = s.one(Project, state="accepted")
    held = Commitment.objects.filter(project=key).first()
    fen = s.draw([held.open_fen, held.open_fen, 1] if held else FEN)
    return {"project_id": key, "fen": fen, "voucher": "付-1", "paid_on": localdate(s.now)}


def _opinion(s: Scene) -> Opinion:
    solved = s.draw(["yes", "no", "no", "?"])
    return Opinion(solved, s.draw(["satisfied", "unsatisfied"]))


def _code(s: Scene) -> str:
    key = s.one(Requester, demand__state="done")
    return str(Requester.objects.get(pk=key).code)


def _fund(s: Scene) -> dict[str, Any]:
    return {"fund_id": s.one(Fund), "fen": s.draw(FEN), "voucher": "拨-2"}


@dataclass(frozen=True)
class Move:
    act: Callable[..., Any]
    who: tuple[str, ...]
    what: Callable[[Scene], dict[str, Any]]


def _simple(act: Any, who: str, state: str, **more: Callable[[Scene], Any]) -> Move:
    def what(s: Scene) -> dict[str, Any]:
        return {**_project(s, state), **{name: make_(s) for name, make_ in more.items()}}

    return Move(act, (who,), what)


# fmt: off
MOVES = {
    "enter": Move(demands.enter_demand, ("committee", "handler"), lambda s: {
        "report": _report(s), "files": []}),
    "check": Move(demands.check_demand, ("secretary",), lambda s: {
        **_demand(s, "received"), "title": s.sentence()}),
    "reply": Move(demands.reply_to_demand, ("secretary",), lambda s: {
        **_demand(s, "received", "checked"), "words": s.sentence()}),
    "merge": Move(demands.merge_demands, ("secretary",), lambda s: {
        **_demand(s, "received", "checked"), "into_id": s.one(Demand)}),
    "decline": Move(demands.decline_demand, ("secretary",), lambda s: {
        **_demand(s, "received", "reopened"), "reason": "private", "words": s.sentence()}),
    "handle": Move(demands.handle_directly, ("committee",), lambda s: _demand(s, "checked")),
    "direct": Move(demands.finish_directly, ("committee",), lambda s: {
        **_demand(s, "direct"), "words": s.sentence(), "files": [make.photo_file()]}),
    "join": Move(demands.join_demand, (), lambda s: {
        "demand_id": s.one(Demand), "device": s.draw("abc")}),
    "form": Move(projects.form_project, ("secretary",), _form),
    "add": Move(projects.add_demand, ("secretary",), lambda s: {
        **_project(s, "forming"), **_demand(s, "checked", "reopened")}),
    "survey": Move(fieldwork.survey_site, ("instructor",), lambda s: {
        **_project(s, "forming"), "look": Look(on=s.day(), findings="暗。"), "files": []}),
    "give_up": _simple(projects.withdraw_project, "secretary", "returned", words=Scene.sentence),
    "apply": Move(approval.apply_for_money, ("secretary",), lambda s: {
        "project_id": s.one(Project, state__in=("forming", "returned"), outcomes__gt=0),
        "pledged": s.draw([True, True, False])}),
    "take_back": Move(approval.withdraw_application, ("secretary",), lambda s: {
        **_asked(s), "words": s.sentence()}),
    "return": Move(approval.return_application, ("handler", "approver"), _decide),
    "refuse": Move(approval.refuse_application, ("approver",), _decide),
    "approve": Move(approval.approve_application, ("approver",), lambda s: {
        **_asked(s), "granted_fen": s.draw(FEN), "words": s.sentence()}),
    "terminate": _simple(approval.terminate_project, "approver", "working", words=Scene.sentence),
    "start": _simple(projects.start_work, "secretary", "approved", started_on=Scene.day),
    "progress": Move(projects.report_progress, ("committee",), _progress),
    "milestone": Move(projects.reach_milestone, ("committee",), _milestone),
    "wait": _simple(projects.wait_for, "secretary", "working", party=Scene.sentence),
    "photo": Move(projects.add_photo, ("committee",), _photo),
    "finish": _simple(projects.finish_work, "secretary", "working",
        finished_on=lambda s: s.draw([localdate(s.now), make.TODAY, s.day()])),
    "mend": _simple(projects.finish_repair, "secretary", "repair", words=Scene.sentence),
    "repair": _simple(acceptance.ask_for_repair, "instructor", "finished",
        found=lambda s: RepairList("歪了。", s.day())),
    "accept": Move(acceptance.accept_project, ("instructor", "handler"), _verdict),
    "settle": Move(acceptance.settle_project, ("handler",), lambda s: {
        **_project(s, "accepted"), "total_fen": s.draw(FEN), "fund_fen": s.draw(FEN)}),
    "pay": Move(acceptance.pay_project, ("finance",), _payment),
    "close": _simple(acceptance.close_project, "handler", "accepted"),
    "archive": _simple(acceptance.archive_project, "handler", "closed"),
    "answer": Move(satisfaction.answer_question, (), lambda s: {
        "code": _code(s), "opinion": _opinion(s)}),
    "take_answer": Move(satisfaction.enter_answer, ("committee",), lambda s: {
        "requester_id": s.one(Requester, demand__state="done"), "opinion": _opinion(s),
        "way": s.draw(["phone", "door", "web"])}),
    "again": Move(satisfaction.ask_again, (), lambda s: {"code": _code(s)}),
    "open_fund": Move(funds.open_fund, ("approver",), lambda s: {
        "place_id": s.people["approver"].posts_now()[0].place_id, "code": "shuji_liban",
        "name": "书记立办", "year": s.draw([2026, 2027])}),
    "money_in": Move(funds.appropriate, ("finance",), _fund),
    "money_back": Move(funds.return_to_treasury, ("finance",), _fund),
}
# fmt: on
