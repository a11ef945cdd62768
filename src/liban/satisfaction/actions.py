"""群众满意度: what residents say afterwards, by themselves or taken down by staff."""

from datetime import datetime

from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.demands.models import Demand, Requester
from liban.demands.queries import requester_by
from liban.demands.steps import move
from liban.journal.steps import record
from liban.kit.refusal import BrokenRule
from liban.kit.use_case import use_case
from liban.people.models import Person
from liban.policy import require
from liban.satisfaction.events import AskedAgain, QuestionAnswered
from liban.satisfaction.models import Answer, Grade, Solved, Way
from liban.satisfaction.rules import Opinion
from liban.satisfaction.steps import keep_answer, lock_done, round_of


@use_case
def answer_question(*, code: str, opinion: Opinion, now: datetime) -> Answer:
    """A resident answers on the tracking page, known by the code alone."""
    requester = requester_by(code)
    demand = lock_done(requester)
    answer = keep_answer(requester, demand, opinion, way=Way.WEB, by=None, now=now)
    _record(answer, demand, None, now)
    return answer


@use_case
def enter_answer(
    *, actor: Person, requester_id: int, opinion: Opinion, way: str, now: datetime
) -> Answer:
    """Staff write down what a person said on the phone or at the door; never the secretary."""
    requester = Requester.objects.select_related("demand__place").get(pk=requester_id)
    require(actor, "satisfaction.enter_answer", requester)
    if way not in (Way.PHONE, Way.DOOR):
        raise BrokenRule(_("请选是电话里说的，还是上门听到的。"))
    demand = lock_done(requester)
    answer = keep_answer(requester, demand, opinion, way=way, by=actor, now=now)
    _record(answer, demand, actor, now)
    return answer


def _record(answer: Answer, demand: Demand, actor: Person | None, now: datetime) -> None:
    event = QuestionAnswered(
        demand_id=demand.pk, answer_id=answer.pk, solved=answer.solved, grade=answer.grade
    )
    record(event, about=demand, actor=actor, now=now)


@use_case
def ask_again(*, code: str, now: datetime) -> Demand:
    """请书记再来看看: someone who is not content reopens the demand; a new round begins."""
    requester = requester_by(code)
    demand = lock_done(requester)
    answer = Answer.objects.filter(requester=requester, round=round_of(demand)).first()
    if answer is None:
        raise BrokenRule(_("请先评一评，再请书记来看。"))
    if answer.solved == Solved.YES and answer.grade != Grade.UNSATISFIED:
        raise BrokenRule(_("您说已经解决了。如果又坏了，请重新反映。"))
    move(
        demand,
        "satisfaction.ask_again",
        today=localdate(now),
        limit="demand.decide_days",
        done_at=None,
        reopened_times=F("reopened_times") + 1,
    )
    event = AskedAgain(demand_id=demand.pk, times=demand.reopened_times)
    record(event, about=demand, actor=None, now=now)
    return demand
