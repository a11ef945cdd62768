from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from liban.demands.models import Demand, Requester
from liban.demands.queries import family, root_of
from liban.people.models import Person
from liban.policy import require
from liban.projects.models import Project
from liban.satisfaction.models import Answer, Grade, Solved, Way
from liban.satisfaction.rules import Figures, is_asked, tally


def asked_about(demands: Iterable[Demand]) -> list[Requester]:
    """Everyone who is asked about ``demands`` and those merged into them."""
    keys = {key for demand in demands for key in family(demand)}
    rows = Requester.objects.filter(demand__in=keys).select_related("demand__place")
    return list(rows.order_by("id"))


def answer_by(requester: Requester) -> Answer | None:
    """What the person answered in the present round; None while the question is open."""
    return answer_on(requester, root_of(requester.demand))


def answer_on(requester: Requester, root: Demand) -> Answer | None:
    """The same, when the demand in which the matter is dealt with is at hand."""
    return Answer.objects.filter(requester=requester, round=root.reopened_times + 1).first()


def may_ask_again(answer: Answer) -> bool:
    """Is the person one who is not content, so that 请书记再来看看 is offered?"""
    return answer.solved != Solved.YES or answer.grade == Grade.UNSATISFIED


# From a requester's own demand to the one in which it is dealt with: one step at most.
_UPWARD = ("demand", "demand__merged_into")


def figures_of(demands: Iterable[Demand]) -> Figures:
    """Asked, answered and what was said, by one query however many demands there are.

    Of each person the latest answer counts, whichever round it was given in.
    """
    roots = [each.pk for each in demands if is_asked(each.state, each.reopened_times)]
    wanted = Q(pk__in=[])
    for way in _UPWARD:
        wanted |= Q(**{f"{way}__in": roots})
    rows = Requester.objects.filter(wanted).order_by("answers__round")
    latest: dict[int, tuple[str, str] | None] = {}
    for pk, solved, grade in rows.values_list("pk", "answers__solved", "answers__grade"):
        latest[pk] = (solved, grade) if solved else None
    return tally(len(latest), [pair for pair in latest.values() if pair])


def figures_of_project(project: Project) -> Figures:
    return figures_of(project.demands.all())


# What pages offer to choose from; staff may say how they heard it, a resident needs not.
SOLVED = Solved.choices
GRADES = Grade.choices
TAKEN = [choice for choice in Way.choices if choice[0] != Way.WEB]


@dataclass(frozen=True)
class Asked:
    """One person who is asked about a demand that is done, and what was answered, if anything."""

    requester: Requester
    root: Demand
    answer: Answer | None


def asked_by_project(viewer: Person, project: Project) -> list[Asked]:
    """Everyone behind the project's demands; those who have not answered come first."""
    require(viewer, "satisfaction.see_answers", project)
    roots = {demand.pk: demand for demand in project.demands.all()}
    wanted = Q(pk__in=[])
    for way in _UPWARD:
        wanted |= Q(**{f"{way}__in": list(roots)})
    answers = Prefetch("answers", Answer.objects.select_related("entered_by"))
    rows = Requester.objects.filter(wanted).select_related(*_UPWARD[1:]).prefetch_related(answers)
    found = [_asked(requester, roots) for requester in rows.order_by("id")]
    return sorted(found, key=lambda asked: asked.answer is not None)


def _asked(requester: Requester, roots: dict[int, Demand]) -> Asked:
    demand = requester.demand
    while demand.pk not in roots and demand.merged_into:
        demand = demand.merged_into
    root = roots[demand.pk]
    said = [each for each in requester.answers.all() if each.round == root.reopened_times + 1]
    return Asked(requester, root, said[0] if said else None)


def requester_for(viewer: Person, pk: int) -> Requester:
    """The person whose answer is to be written down, with the matter."""
    rows = Requester.objects.select_related("demand__place", *_UPWARD[1:])
    requester = rows.get(pk=pk)
    require(viewer, "satisfaction.see_answers", requester)
    return requester


def project_of(requester: Requester) -> Project | None:
    """The newest project that answers the person's demand; None when it was done directly."""
    root = root_of(requester.demand)
    return Project.objects.filter(sources__demand=root).select_related("place").last()
