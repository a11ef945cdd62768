import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.demands.models import Demand, DemandPhoto, Requester
from liban.demands.rules import Contact, Report, tidy_phone
from liban.demands.states import DEMAND, State
from liban.kit.calendar import WorkCalendar
from liban.kit.codes import new_code, new_secret
from liban.kit.files import Upload
from liban.kit.refusal import BrokenRule, Stale
from liban.media.models import Photo
from liban.media.steps import hold_if_personal, store_photo
from liban.people.models import Person
from liban.places.models import Place
from liban.places.queries import Settings, calendar, settings_at

TRIES_FOR_A_CODE = 5


def lock_demand(pk: int) -> Demand:
    """The demand, held until the transaction ends."""
    return Demand.objects.select_for_update(of=("self",)).select_related("place").get(pk=pk)


def lock_demands(pks: Iterable[int]) -> list[Demand]:
    """Several demands, always in the same order, so that two people never wait for each other."""
    rows = Demand.objects.select_for_update(of=("self",)).select_related("place")
    return list(rows.filter(pk__in=set(pks)).order_by("pk"))


def lock_root(demand: Demand) -> Demand:
    """The demand into which ``demand`` was merged, held; itself when it was not."""
    while demand.merged_into_id:
        demand = lock_demand(demand.merged_into_id)
    return demand


def check_version(thing: Any, version: int) -> None:
    """Refuse to write over what somebody else wrote since the form was opened."""
    if thing.version != version:
        raise Stale(_("您打开之后，别人已经改过这一页。请对照新的内容再改一次。"))


def move(demand: Demand, use_case: str, *, today: date, limit: str = "", **changes: Any) -> None:
    """Move ``demand`` along the edge of ``use_case`` and start the clock of its new stage.

    ``limit`` names the setting that holds the stage's working days; without it no clock runs.
    The update names the old state, so of two people who press at once the second is refused.
    """
    edge = DEMAND.edge(demand.state, use_case)
    due_on = None
    if limit:
        days = settings_at(demand.place).number(limit)
        due_on = calendar().after(today, days)
    rows = Demand.objects.filter(pk=demand.pk, state=edge.start)
    moved = rows.update(
        state=edge.end,
        stage_since=today,
        stage_due_on=due_on,
        version=F("version") + 1,
        **changes,
    )
    demand.refresh_from_db()
    if not moved:
        DEMAND.edge(demand.state, use_case)


@dataclass(frozen=True)
class Clocks:
    """The limits and the calendar of one village: read once, even for many demands."""

    place: Place
    rows: Settings
    days: WorkCalendar


def clocks_of(place_id: int) -> Clocks:
    """The clocks of a village or community; refuses any other place."""
    place = Place.objects.get(pk=place_id)
    if not place.is_unit:
        raise BrokenRule(_("请选择在哪个村或社区。"))
    return Clocks(place, settings_at(place), calendar())


def create_demand(
    report: Report,
    clocks: Clocks,
    *,
    entered_by: Person | None,
    received_at: datetime,
    **more: Any,
) -> Demand:
    """A new demand with its two clocks: to be checked, and to be answered."""
    place, rows, days = clocks.place, clocks.rows, clocks.days
    on = localdate(received_at)
    check_due_on = days.after(on, rows.number("demand.check_days"))
    return Demand.objects.create(
        place=place,
        title=report.title.strip(),
        words=report.words,
        location=report.location.strip(),
        channel=report.channel,
        received_at=received_at,
        entered_by=entered_by,
        check_due_on=check_due_on,
        answer_due_on=days.after(on, rows.number("demand.answer_days")),
        stage_since=on,
        stage_due_on=check_due_on,
        **more,
    )


def add_requester(
    demand: Demand, contact: Contact, *, raised: bool, now: datetime, device: str = ""
) -> tuple[Requester, str]:
    """Someone who raised or joined ``demand``, and the secret of the link, told only now."""
    secret = new_secret()
    for _attempt in range(TRIES_FOR_A_CODE):
        code = new_code()
        if not Requester.objects.filter(code=code).exists():
            break
    requester = Requester.objects.create(
        demand=demand,
        code=code,
        secret_digest=digest_of_secret(secret),
        raised=raised,
        name=contact.name.strip()[:30],
        phone=tidy_phone(contact.phone),
        for_family=contact.for_family,
        device=device,
        joined_at=now,
    )
    return requester, secret


def digest_of_secret(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def attach_photos(
    demand: Demand,
    files: Sequence[Upload],
    *,
    by: Person | None,
    now: datetime,
    evidence: bool = False,
) -> None:
    photos = [store_photo(file, by=by, now=now) for file in files]
    link_photos(demand, photos, evidence=evidence)


def link_photos(demand: Demand, photos: Iterable[Photo], *, evidence: bool = False) -> None:
    DemandPhoto.objects.bulk_create(
        DemandPhoto(demand=demand, photo=photo, evidence=evidence) for photo in photos
    )


def join(demand: Demand, *, device: str, now: datetime) -> tuple[Requester, str] | None:
    """One more person who met the same; None when this device has already said so."""
    try:
        with transaction.atomic():
            return add_requester(demand, Contact(), raised=False, now=now, device=device)
    except IntegrityError:
        return None


def forget(requester: Requester, *, now: datetime) -> None:
    """Erase what is held about a person; the demand itself and the counts remain."""
    requester.name = requester.phone = requester.device = ""
    requester.erased_at = now
    requester.save(update_fields=["name", "phone", "device", "erased_at"])


def close_demands(demands: Iterable[Demand], use_case: str, *, now: datetime) -> None:
    """Those demands are done, by the use-case of a higher domain; that is an answer too."""
    for demand in demands:
        if demand.state == State.IN_PROJECT:
            answered_at = demand.answered_at or now
            today = localdate(now)
            move(demand, use_case, today=today, done_at=now, answered_at=answered_at)


def free_demands(demands: Iterable[Demand], use_case: str, *, now: datetime) -> None:
    """Those demands have to be dealt with anew, since their project ended without a result."""
    for demand in demands:
        if demand.state == State.IN_PROJECT:
            move(demand, use_case, today=localdate(now), limit="demand.decide_days")


def stop_clocks(demands: Iterable[Demand]) -> None:
    """From the application on, the project's clocks count for its demands."""
    Demand.objects.filter(pk__in=[demand.pk for demand in demands]).update(stage_due_on=None)


def hold_words(demand: Demand, *texts: str, now: datetime) -> None:
    """Put aside what staff wrote about a demand and others may read, if it looks personal."""
    hold_if_personal(*texts, place=demand.place, subject=f"demand:{demand.pk}", now=now)
