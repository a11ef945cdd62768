import hashlib
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from liban.demands.models import Demand, Draft, Requester
from liban.demands.states import OPEN, State
from liban.kit.calendar import WorkCalendar
from liban.kit.codes import tidy_code
from liban.kit.light import Clock, Light, Stage, light
from liban.people.models import Person
from liban.policy import POLICY, require


def draft_of(token: str) -> Draft:
    """The report being written under ``token``."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    return Draft.objects.select_related("place").get(digest=digest)


def requester_by(code: str) -> Requester:
    """The person who holds ``code``, with the matter that it is about."""
    rows = Requester.objects.select_related("demand__place", "demand__merged_into__place")
    return rows.get(code=tidy_code(code))


def knows_secret(requester: Requester, secret: str) -> bool:
    """Did the person come by their own link, which opens their own words?"""
    return requester.secret_digest == hashlib.sha256(secret.encode()).hexdigest()


def root_of(demand: Demand) -> Demand:
    """The demand in which this one is dealt with: itself, or that into which it was merged."""
    while demand.merged_into_id:
        demand = Demand.objects.select_related("place").get(pk=demand.merged_into_id)
    return demand


def family(demand: Demand) -> list[int]:
    """The keys of ``demand`` and of all that were merged into it, however deep."""
    keys, found = [demand.pk], [demand.pk]
    while found:
        found = list(Demand.objects.filter(merged_into__in=found).values_list("pk", flat=True))
        keys += found
    return keys


def requesters_of(demand: Demand) -> QuerySet[Requester]:
    """Everyone who raised or joined ``demand`` or one that was merged into it."""
    return Requester.objects.filter(demand__in=family(demand)).order_by("id")


def demand_for(viewer: Person, pk: int) -> Demand:
    """The demand for its page; refused, as if it were not there, to those who may not see."""
    demand = Demand.objects.select_related("place", "entered_by", "merged_into").get(pk=pk)
    require(viewer, "demands.see_demand", demand)
    return demand


def demands_for(viewer: Person) -> QuerySet[Demand]:
    """Every demand that ``viewer`` may see, with how many people stand behind each."""
    roles = POLICY.rows["demands.see_demand"].roles
    scopes = [post.place.path for post in viewer.posts_now() if post.role in roles]
    within = Q(pk__in=[])
    for scope in scopes:
        within |= Q(place__path__startswith=scope)
    rows = Demand.objects.filter(within).select_related("place")
    return rows.annotate(voices=Count("requesters"))


def clock_of(demand: Demand) -> Clock:
    """What the light of a demand is computed from: the earlier of its stage and its answer."""
    if demand.state not in OPEN:
        return Clock(done=True)
    stages = []
    if demand.stage_due_on:
        stages.append(Stage(demand.stage_since, demand.stage_due_on))
    if demand.answered_at is None:
        stages.append(Stage(localdate(demand.received_at), demand.answer_due_on))
    return Clock(stage=min(stages, key=lambda stage: stage.due, default=None))


def light_of(demand: Demand, today: date, calendar: WorkCalendar) -> Light | None:
    """The light of ``demand``; None for one that ended without being done."""
    if demand.state in (State.DECLINED, State.MERGED):
        return None
    return light(clock_of(demand), today, calendar)
