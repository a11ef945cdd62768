import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Least
from django.utils.timezone import localdate

from liban.demands.models import Channel, Declining, DemandPhoto, Draft, Reply
from liban.demands.models import Demand as Demand  # what pages speak of
from liban.demands.models import Requester as Requester
from liban.demands.rules import Likeness, Told, likeness
from liban.demands.states import OPEN, State
from liban.kit.calendar import WorkCalendar
from liban.kit.codes import tidy_code
from liban.kit.light import Clock, Light, Stage, light
from liban.kit.scope import below
from liban.people.models import Person
from liban.policy import POLICY, require

CHANNELS = Channel.choices
STAFF_CHANNELS = [
    (channel.value, channel.label)
    for channel in Channel
    if channel not in (Channel.WEB, Channel.IMPORT)
]
DECLINING = Declining.choices
# Look-alikes are sought among the newest of the village, in one query.
LOOK_BACK = timedelta(days=90)
LOOK_AMONG = 300


def draft_of(token: str) -> Draft:
    """The report being written under ``token``."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    return Draft.objects.select_related("place").get(digest=digest)


def receipt_of(draft: Draft) -> Requester:
    """The person who sent ``draft``."""
    return Requester.objects.select_related("demand__place").get(demand=draft.demand, raised=True)


def requester_on(demand: Demand, device: str) -> Requester | None:
    """Whoever joined ``demand``, or one merged into it, from this device before."""
    rows = requesters_of(demand).filter(device=device) if device else Requester.objects.none()
    return rows.first()


def requester_by(code: str) -> Requester:
    """The person who holds ``code``, with the matter that it is about."""
    rows = Requester.objects.select_related("demand__place", "demand__merged_into__place")
    return rows.get(code=tidy_code(code))


def knows_secret(requester: Requester, secret: str) -> bool:
    """Did the person come by their own link, which opens their own words?"""
    return requester.secret_digest == hashlib.sha256(secret.encode()).hexdigest()


def root_of(demand: Demand) -> Demand:
    """The demand in which this one is dealt with: itself, or that into which it was merged."""
    read = Demand._meta.get_field("merged_into").is_cached
    while demand.merged_into_id:
        rows = Demand.objects.select_related("place")
        # Nearly always it was read together with the demand.
        found = demand.merged_into if read(demand) else rows.get(pk=demand.merged_into_id)
        demand = found or demand
    return demand


def public_root(pk: int) -> Demand:
    """The demand in which demand ``pk`` is dealt with; whether it is shown, projects know."""
    return root_of(Demand.objects.select_related("place").get(pk=pk))


def family(demand: Demand) -> list[int]:
    """The keys of ``demand`` and of all that were merged into it."""
    merged = Demand.objects.filter(merged_into=demand).values_list("pk", flat=True)
    return [demand.pk, *merged]


def requesters_of(demand: Demand) -> QuerySet[Requester]:
    """Everyone who raised or joined ``demand`` or one that was merged into it."""
    return Requester.objects.filter(demand__in=family(demand)).order_by("id")


def replies_to(*demands: Demand) -> QuerySet[Reply]:
    """What staff told the people about these demands, oldest first."""
    return Reply.objects.filter(demand__in={demand.pk for demand in demands})


def pictures_of(demand: Demand, *, evidence: bool) -> QuerySet[DemandPhoto]:
    """The photos that came with the report; or those that show that it was done directly."""
    rows = DemandPhoto.objects.filter(demand=demand, evidence=evidence)
    return rows.select_related("photo").order_by("id")


def demand_for(viewer: Person, pk: int) -> Demand:
    """The demand for its page; refused, as if it were not there, to those who may not see."""
    demand = Demand.objects.select_related("place", "entered_by", "merged_into").get(pk=pk)
    require(viewer, "demands.see_demand", demand)
    return demand


def demands_for(viewer: Person) -> QuerySet[Demand]:
    """Every demand that ``viewer`` may see, with how many people stand behind each."""
    roles = POLICY.rows["demands.see_demand"].roles
    within = below(viewer.reach(roles), "place__path")
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


def behind(demand: Demand) -> QuerySet[Requester]:
    """Everyone behind ``demand``, by one query: a merged one is always one step away."""
    rows = Requester.objects.filter(_behind(demand.pk))
    return rows.select_related("demand").order_by("id")


def _behind(key: Any) -> Q:
    """Whose demand is that of ``key`` or was merged into it."""
    return Q(demand=key) | Q(demand__merged_into=key)


def with_voices(rows: QuerySet[Demand]) -> QuerySet[Demand]:
    """``rows`` with ``voices``: everyone behind each, as ``behind`` counts."""
    people = Requester.objects.filter(_behind(OuterRef("pk"))).order_by()
    number = people.annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return rows.annotate(voices=Coalesce(Subquery(number), 0))


def voices_of(demands: Iterable[Demand]) -> dict[int, int]:
    """How many people stand behind each, those of merged ones too; one query for all."""
    demands = list(demands)
    totals = {demand.pk: int(getattr(demand, "voices", 0)) for demand in demands}
    merged = Demand.objects.filter(merged_into__in=totals).annotate(n=Count("requesters"))
    for into, count in merged.values_list("merged_into", "n"):
        if into is not None:
            totals[into] += count
    return totals


def photos_of(demand: Demand) -> QuerySet[DemandPhoto]:
    """The photos of a demand that the viewer may see."""
    return demand.photos.select_related("photo").order_by("id")


def photo_for(viewer: Person, pk: int) -> DemandPhoto:
    """One photo of a demand, for those who may see the demand."""
    found = DemandPhoto.objects.select_related("photo", "demand__place").get(pk=pk)
    require(viewer, "demands.see_demand", found.demand)
    return found


def replies_of(demand: Demand) -> QuerySet[Reply]:
    """What the people were told, oldest first."""
    return demand.replies.select_related("by")


def requester_for(viewer: Person, pk: int) -> Requester:
    """Somebody behind a demand that ``viewer`` may see; the contact itself is asked for apart."""
    found = Requester.objects.select_related("demand__place").get(pk=pk)
    require(viewer, "demands.see_demand", found.demand)
    return found


def _told(demand: Demand) -> Told:
    text = f"{demand.title} {demand.words}"
    return Told(text=text, location=demand.location, on=localdate(demand.received_at))


def look_alikes(demand: Demand, now: datetime, *, most: int = 5) -> list[tuple[Demand, Likeness]]:
    """What may be the same matter: same village, open or done in the last 90 days, most like first.

    The words are encrypted, so they are compared here and not in the database.
    """
    recent = Q(state__in=OPEN) | Q(state=State.DONE, done_at__gte=now - LOOK_BACK)
    rows = Demand.objects.filter(recent, place=demand.place).exclude(pk=demand.pk)
    told = _told(demand)
    found = [(other, likeness(told, _told(other))) for other in rows.order_by("-id")[:LOOK_AMONG]]
    alike = [(other, how) for other, how in found if how.is_like]
    return sorted(alike, key=lambda pair: -pair[1].score)[:most]


def keys_by_light(
    rows: QuerySet[Demand], wanted: str, today: date, calendar: WorkCalendar
) -> Sequence[int]:
    """The keys of those of ``rows`` that show the light ``wanted`` today."""
    if wanted == Light.DONE:
        return list(rows.filter(state=State.DONE).values_list("pk", flat=True))
    fields = ("state", "stage_since", "stage_due_on", "received_at", "answered_at", "answer_due_on")
    found = rows.select_related(None).filter(state__in=OPEN).only(*fields)
    return [each.pk for each in found if light_of(each, today, calendar) == wanted]


def _limit() -> Least:
    """The nearer of the limits of a demand; far away when none counts."""
    far = Value(date.max)
    open_answer = Case(When(answered_at__isnull=True, then=F("answer_due_on")))
    return Least(Coalesce("stage_due_on", far), Coalesce(open_answer, far))


def most_pressing(rows: QuerySet[Demand]) -> QuerySet[Demand]:
    """``rows`` with what is open first, the soonest limit on top; then the newest that are done."""
    is_open = Case(When(state__in=OPEN, then=Value(0)), default=Value(1))
    limit = Case(When(state__in=OPEN, then=_limit()), default=Value(date.max))
    return rows.alias(over=is_open, limit=limit).order_by("over", "limit", "-pk")


def to_do(paths: Iterable[str]) -> QuerySet[Demand]:
    """What the villages below ``paths`` still have to do about demands, the soonest limit first.

    In a project only the first answer is left to them: the rest is done by the project.
    """
    waits = Q(state__in=(State.RECEIVED, State.CHECKED, State.REOPENED, State.DIRECT))
    waits |= Q(state=State.IN_PROJECT, answered_at__isnull=True)
    rows = Demand.objects.filter(below(paths, "place__path"), waits).select_related("place")
    return rows.alias(limit=_limit()).order_by("limit", "pk")
