"""Demands that are not, or not yet, in a project."""

from datetime import datetime

from liban.demands.actions import (
    check_demand,
    decline_demand,
    finish_directly,
    handle_directly,
    merge_demands,
    reply_to_demand,
)
from liban.demands.models import Demand
from liban.management.demo.clock import Days, days_from
from liban.management.demo.pictures import picture
from liban.management.demo.stories import LOOSE
from liban.management.demo.tell import report
from liban.management.demo.town import Town
from liban.people.models import Person
from liban.satisfaction.actions import answer_question
from liban.satisfaction.rules import Opinion


def tell_loose(town: Town, now: datetime) -> None:
    """Each row as far as it has come."""
    first: dict[str, Demand] = {}
    for unit, words, title, fate, ago in LOOSE:
        days = days_from(ago, now)
        demand = report(words, "", town.places[unit].pk, days, files=[], day=0)
        target = first.setdefault(unit, demand)
        lead = town.secretary(unit)
        if fate == "merged":
            merge_demands(actor=lead, demand_id=demand.pk, into_id=target.pk, now=days.at(0, 21))
        elif fate == "declined":
            _decline(demand, lead, days)
        elif fate != "received":
            check_demand(actor=lead, demand_id=demand.pk, title=title, now=days.at(1))
            _go_on(demand, fate, lead, days)


def _decline(demand: Demand, lead: Person, days: Days) -> None:
    decline_demand(
        actor=lead,
        demand_id=demand.pk,
        reason="private",
        words="空调滴水是两家之间的事，村里已请调解员上门帮忙商量。",
        now=days.at(2),
    )


def _go_on(demand: Demand, fate: str, lead: Person, days: Days) -> None:
    reply_to_demand(
        actor=lead, demand_id=demand.pk, words="看过了，我们这就安排人去。", now=days.at(1, 15)
    )
    if fate == "checked":
        return
    handle_directly(actor=lead, demand_id=demand.pk, now=days.at(1, 16))
    if fate == "done":
        finish_directly(
            actor=lead,
            demand_id=demand.pk,
            words="已经修好，请您看看。",
            files=[picture("park", "after")],
            now=days.at(3, 16),
        )
        requester = demand.requesters.get()
        answer_question(
            code=requester.code, opinion=Opinion("yes", "satisfied"), now=days.at(4, 19)
        )
