"""What staff do with demands: enter, check, answer, merge, decline, do at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.demands.events import (
    ContactErased,
    ContactSeen,
    DemandChecked,
    DemandDeclined,
    DemandEdited,
    DemandEntered,
    DemandFinishedDirectly,
    DemandHandledDirectly,
    DemandMerged,
    DemandReplied,
    DemandsImported,
)
from liban.demands.models import Channel, Declining, Demand, Reply, Requester
from liban.demands.rules import Contact, Report, Row, check_words
from liban.demands.states import OPEN
from liban.demands.steps import (
    add_requester,
    attach_photos,
    check_version,
    clocks_of,
    create_demand,
    forget,
    hold_words,
    lock_demand,
    lock_demands,
    move,
)
from liban.journal.steps import record
from liban.kit.files import Upload
from liban.kit.refusal import BrokenRule, WrongState
from liban.kit.use_case import use_case
from liban.people.models import Person
from liban.places.models import Place
from liban.policy import require


@use_case
def enter_demand(
    *, actor: Person, report: Report, files: Sequence[Upload], now: datetime
) -> tuple[Demand, str]:
    """Staff take down what somebody told them; the person gets a code all the same.

    Returns the demand and the code, to be told or written on a slip.
    """
    place = Place.objects.get(pk=report.place_id)
    require(actor, "demands.enter_demand", place)
    if report.channel not in Channel.values or report.channel in (Channel.WEB, Channel.IMPORT):
        raise BrokenRule(_("请选择是怎么听到这件事的。"))

    report = replace(report, words=check_words(report.words))
    clocks = clocks_of(report.place_id)
    demand = create_demand(report, clocks, entered_by=actor, received_at=now)
    requester, _secret = add_requester(demand, report.contact, raised=True, now=now)
    attach_photos(demand, files, by=actor, now=now)

    entered = DemandEntered(
        demand_id=demand.pk, channel=demand.channel, check_due_on=demand.check_due_on
    )
    record(entered, about=demand, actor=actor, now=now)
    return demand, requester.code


@use_case
def import_demands(
    *, actor: Person, place_id: int, batch: str, rows: Iterable[Row], now: datetime
) -> int:
    """Take in a table of what people said elsewhere, all rows or none; returns how many.

    Clocks start with the moment that the row names, so old matters come in late, as they are.
    """
    place = Place.objects.get(pk=place_id)
    require(actor, "demands.import_demands", place)
    count, clocks = 0, clocks_of(place.pk)
    for row in rows:
        report = Report(
            words=row.words,
            place_id=place.pk,
            channel=Channel.IMPORT,
            location=row.location,
            title=row.title,
        )
        try:
            with transaction.atomic():
                demand = create_demand(
                    report,
                    clocks,
                    entered_by=actor,
                    received_at=row.at,
                    batch=batch,
                    outside_key=row.outside_key,
                )
        except IntegrityError as error:
            key = row.outside_key
            raise BrokenRule(_("编号 %(key)s 已经导入过。") % {"key": key}) from error
        add_requester(demand, Contact(), raised=True, now=row.at)
        count += 1
    if count:
        record(DemandsImported(batch=batch, rows=count), about=place, actor=actor, now=now)
    return count


@use_case
def edit_demand(
    *, actor: Person, demand_id: int, version: int, title: str, location: str, now: datetime
) -> Demand:
    """Staff give the matter a name that others may read, and say where it is."""
    demand = lock_demand(demand_id)
    require(actor, "demands.edit_demand", demand)
    check_version(demand, version)
    if demand.state not in OPEN:
        raise WrongState(_("已经办结的诉求不能再改。"))
    demand.title, demand.location = title.strip(), location.strip()
    demand.version += 1
    demand.save(update_fields=["title", "location", "version"])
    hold_words(demand, demand.title, demand.location, now=now)
    event = DemandEdited(demand_id=demand.pk, version=demand.version)
    record(event, about=demand, actor=actor, now=now)
    return demand


@use_case
def check_demand(*, actor: Person, demand_id: int, title: str, now: datetime) -> Demand:
    """Someone of the village has looked: it is as reported. The clock to decide starts."""
    demand = lock_demand(demand_id)
    require(actor, "demands.check_demand", demand)
    if not title.strip():
        raise BrokenRule(_("请给这件事起个名字，别人一看就懂。"))
    move(
        demand,
        "demands.check_demand",
        today=localdate(now),
        limit="demand.decide_days",
        title=title.strip(),
        checked_at=now,
    )
    hold_words(demand, demand.title, now=now)
    record(DemandChecked(demand_id=demand.pk), about=demand, actor=actor, now=now)
    return demand


@use_case
def reply_to_demand(*, actor: Person, demand_id: int, words: str, now: datetime) -> Reply:
    """Tell the people how things stand. The first answer stops the clock of answering."""
    demand = lock_demand(demand_id)
    require(actor, "demands.reply_to_demand", demand)
    if not words.strip():
        raise BrokenRule(_("请写一句答复。"))
    reply = Reply.objects.create(demand=demand, words=words.strip(), by=actor, at=now)
    hold_words(demand, reply.words, now=now)
    _answered(demand, now)
    event = DemandReplied(demand_id=demand.pk, reply_id=reply.pk)
    record(event, about=demand, actor=actor, now=now)
    return reply


def _answered(demand: Demand, now: datetime) -> None:
    if demand.answered_at is None:
        demand.answered_at = now
        demand.save(update_fields=["answered_at"])


@use_case
def merge_demands(*, actor: Person, demand_id: int, into_id: int, now: datetime) -> Demand:
    """The same matter was reported twice: people are counted together, both can be found."""
    if demand_id == into_id:
        raise BrokenRule(_("请选另外一件诉求。"))
    locked = {demand.pk: demand for demand in lock_demands([demand_id, into_id])}
    demand, into = locked[demand_id], locked[into_id]
    require(actor, "demands.merge_demands", demand)
    require(actor, "demands.merge_demands", into)
    if demand.place_id != into.place_id:
        raise BrokenRule(_("只能并入同一个村（社区）的诉求。"))
    if into.state not in OPEN:
        raise WrongState(_("那件诉求已经办结，不能再并进去。"))
    move(demand, "demands.merge_demands", today=localdate(now), merged_into=into)
    # What was merged into this one goes along, so that nobody is ever more than a step away.
    Demand.objects.filter(merged_into=demand).update(merged_into=into)
    event = DemandMerged(demand_id=demand.pk, into_id=into.pk)
    record(event, about=demand, actor=actor, now=now)
    return into


@use_case
def decline_demand(
    *, actor: Person, demand_id: int, reason: str, words: str, now: datetime
) -> Demand:
    """It cannot be done here: a reason from the list and a sentence that the people can read."""
    demand = lock_demand(demand_id)
    require(actor, "demands.decline_demand", demand)
    if reason not in Declining.values:
        raise BrokenRule(_("请选择不予办理的原因。"))
    if not words.strip():
        raise BrokenRule(_("请写一句话说明原因，反映的人会看到。"))
    move(
        demand,
        "demands.decline_demand",
        today=localdate(now),
        declined_for=reason,
        outcome=words.strip(),
        done_at=now,
    )
    _answered(demand, now)
    hold_words(demand, demand.outcome, now=now)
    event = DemandDeclined(demand_id=demand.pk, reason=reason)
    record(event, about=demand, actor=actor, now=now)
    return demand


@use_case
def handle_directly(*, actor: Person, demand_id: int, now: datetime) -> Demand:
    """Small enough to be done without a project and without the town's money."""
    demand = lock_demand(demand_id)
    require(actor, "demands.handle_directly", demand)
    move(demand, "demands.handle_directly", today=localdate(now), limit="demand.direct_days")
    due_on = demand.stage_due_on or localdate(now)
    event = DemandHandledDirectly(demand_id=demand.pk, due_on=due_on)
    record(event, about=demand, actor=actor, now=now)
    return demand


@use_case
def finish_directly(
    *, actor: Person, demand_id: int, words: str, files: Sequence[Upload], now: datetime
) -> Demand:
    """Done: what was done in a sentence and at least one photo that shows it."""
    demand = lock_demand(demand_id)
    require(actor, "demands.finish_directly", demand)
    if not words.strip():
        raise BrokenRule(_("请写一句话，说说办成了什么样。"))
    if not files:
        raise BrokenRule(_("请附一张办好后的照片。"))
    attach_photos(demand, files, by=actor, now=now, evidence=True)
    move(
        demand,
        "demands.finish_directly",
        today=localdate(now),
        outcome=words.strip(),
        done_at=now,
    )
    _answered(demand, now)
    hold_words(demand, demand.outcome, now=now)
    record(DemandFinishedDirectly(demand_id=demand.pk), about=demand, actor=actor, now=now)
    return demand


@use_case
def see_contact(*, actor: Person, requester_id: int, now: datetime) -> Requester:
    """Uncover a person's name and phone. Each look is recorded."""
    requester = Requester.objects.select_related("demand__place").get(pk=requester_id)
    require(actor, "demands.see_contact", requester.demand)
    event = ContactSeen(demand_id=requester.demand_id, requester_id=requester.pk)
    record(event, about=requester.demand, actor=actor, now=now)
    return requester


@use_case
def erase_for_somebody(*, actor: Person, requester_id: int, now: datetime) -> Requester:
    """Erase name and phone of a person who asked for it on the phone or in person.

    Source: 个人信息保护法 47. The matter itself goes on.
    """
    pk = requester_id
    requester = Requester.objects.select_for_update(of=("self",)).get(pk=pk)
    require(actor, "demands.erase_for_somebody", requester.demand)
    if requester.erased_at:
        raise WrongState(_("称呼和电话已经删了。"))
    forget(requester, now=now)
    event = ContactErased(requester_id=requester.pk)
    record(event, about=requester.demand, actor=actor, now=now)
    return requester
