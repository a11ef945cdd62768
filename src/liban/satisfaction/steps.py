from datetime import datetime

from django.utils.translation import gettext as _

from liban.demands.models import Demand, Requester
from liban.demands.states import State
from liban.demands.steps import lock_demand, lock_root
from liban.kit.refusal import BrokenRule, WrongState
from liban.people.models import Person
from liban.satisfaction.models import Answer, Grade, Solved
from liban.satisfaction.rules import Opinion, check_length


def lock_done(requester: Requester) -> Demand:
    """The demand that the person is asked about, held; refuses while it is not done."""
    demand = lock_root(lock_demand(requester.demand_id))
    if demand.state != State.DONE:
        raise WrongState(_("这件事还没办完，办完以后再请您评。"))
    return demand


def round_of(demand: Demand) -> int:
    """Each reopening starts a new round of asking."""
    return demand.reopened_times + 1


def keep_answer(
    requester: Requester,
    demand: Demand,
    opinion: Opinion,
    *,
    way: str,
    by: Person | None,
    now: datetime,
) -> Answer:
    """Write down one answer; one a person and round, so that nobody counts twice."""
    if opinion.solved not in Solved.values:
        raise BrokenRule(_("请选这件事解决了没有。"))
    if opinion.grade not in Grade.values:
        raise BrokenRule(_("请选满意、基本满意或不满意。"))
    round_ = round_of(demand)
    if Answer.objects.filter(requester=requester, round=round_).exists():
        raise WrongState(_("您已经评过了，谢谢。"))
    return Answer.objects.create(
        requester=requester,
        round=round_,
        solved=opinion.solved,
        grade=opinion.grade,
        words=check_length(opinion.words),
        way=way,
        entered_by=by,
        at=now,
    )
