from django.utils.translation import gettext as _

from liban.acceptance.rules import Verdict
from liban.kit.refusal import BrokenRule, WrongState
from liban.people.models import Person
from liban.places.queries import settings_at
from liban.projects.models import Project


def builder_of(project: Project) -> Person:
    """Who said that the works are finished: that person cannot be the one who accepts them."""
    if project.finished_by is None:
        raise WrongState(_("还没有完工，不能验收。"))
    return project.finished_by


def check_residents(project: Project, residents: int) -> None:
    """Residents have to be there when the thing is looked at; how many is the town's row."""
    least = settings_at(project.place).number("project.residents_least")
    if residents < least:
        raise BrokenRule(_("验收时至少要有 %(least)s 位居民到场。") % {"least": least})


def take_quantities(project: Project, verdict: Verdict) -> None:
    """Write what was counted beside what was planned; every outcome has to be counted."""
    for outcome in project.outcomes.all():
        counted = verdict.quantities.get(outcome.pk)
        if counted is None or counted < 0:
            raise BrokenRule(_("请填每一项成效实际有多少。"))
        outcome.accepted = counted
        outcome.save(update_fields=["accepted"])
