from collections.abc import Iterable

from django.db.models import QuerySet

from liban.demands.models import Demand, Requester
from liban.demands.queries import family, root_of
from liban.demands.states import State
from liban.projects.models import Project
from liban.satisfaction.models import Answer, Grade, Solved
from liban.satisfaction.rules import Figures


def asked_about(demands: Iterable[Demand]) -> list[Requester]:
    """Everyone who is asked about ``demands`` and those merged into them."""
    keys = {key for demand in demands for key in family(demand)}
    rows = Requester.objects.filter(demand__in=keys).select_related("demand__place")
    return list(rows.order_by("id"))


def answers_of(demands: Iterable[Demand]) -> QuerySet[Answer]:
    """The answers of the present round of each of ``demands``."""
    wanted = Answer.objects.none()
    for demand in demands:
        wanted |= Answer.objects.filter(
            requester__demand__in=family(demand), round=demand.reopened_times + 1
        )
    return wanted.select_related("requester", "entered_by").order_by("id")


def figures_of(demands: Iterable[Demand]) -> Figures:
    """Asked, answered and what was said, of demands that are done."""
    done = [demand for demand in demands if demand.state == State.DONE]
    pairs = list(answers_of(done).values_list("solved", "grade"))
    solved = [pair[0] for pair in pairs]
    grades = [pair[1] for pair in pairs]
    return Figures(
        asked=len(asked_about(done)),
        answered=len(pairs),
        solved=solved.count(Solved.YES),
        partly=solved.count(Solved.PARTLY),
        unsolved=solved.count(Solved.NO),
        satisfied=grades.count(Grade.SATISFIED),
        mostly=grades.count(Grade.MOSTLY),
        unsatisfied=grades.count(Grade.UNSATISFIED),
    )


def figures_of_project(project: Project) -> Figures:
    return figures_of(project.demands.all())


def answer_by(requester: Requester) -> Answer | None:
    """What the person answered in the present round; None while the question is open."""
    demand = root_of(requester.demand)
    return Answer.objects.filter(requester=requester, round=demand.reopened_times + 1).first()
