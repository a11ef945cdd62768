"""What residents do, without an account: report, join, see their data erased."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.demands.events import ContactChanged, ContactErased, DemandJoined, DemandReported
from liban.demands.models import Channel, Demand, Draft, Requester, Signpost
from liban.demands.queries import draft_of, requester_by, root_of
from liban.demands.rules import Contact, Report, check_words, tidy_phone
from liban.demands.states import OPEN
from liban.demands.steps import (
    add_requester,
    clocks_of,
    create_demand,
    digest_of_secret,
    forget,
    join,
    link_photos,
    lock_demand,
    lock_root,
)
from liban.journal.steps import record
from liban.kit.codes import new_secret
from liban.kit.files import Upload
from liban.kit.refusal import BrokenRule, WrongState
from liban.kit.use_case import use_case
from liban.media.models import Photo
from liban.media.steps import store_photo
from liban.places.models import Place
from liban.places.queries import settings_at, the_town


@dataclass(frozen=True)
class Receipt:
    """What the person takes home: the code for everybody, the secret only for them."""

    code: str
    secret: str
    demand: Demand


@use_case
def keep_draft(
    *,
    token: str,
    words: str,
    files: Sequence[Upload],
    dropped: Sequence[int],
    most: int,
    now: datetime,
) -> str:
    """First screen: what it is about, and photos. Kept for some days; returns the token.

    ``dropped`` are photos of this draft that the person took away again; ``most`` is how many
    photos a report may have. A photo that cannot be kept never stops the report: why is
    written into the draft's ``troubles``. Photos may come before the words.
    """
    if words.strip() or not files:
        words = check_words(words)
    if token:
        draft = _open_draft(token)
    else:
        token = new_secret()
        draft = Draft(digest=hashlib.sha256(token.encode()).hexdigest(), started_at=now)
    draft.words, draft.troubles = words.strip(), []
    draft.save()
    draft.photos.remove(*draft.photos.filter(pk__in=dropped))
    room = most - draft.photos.count()
    photos, draft.troubles = _usable(files[:room], now)
    if len(files) > room:
        draft.troubles.append(_("照片最多 %(most)s 张，多出来的没有存。") % {"most": most})
    draft.photos.add(*photos)
    draft.save(update_fields=["troubles"])
    return token


def _open_draft(token: str) -> Draft:
    """The draft, held; refused once it has been sent."""
    draft = Draft.objects.select_for_update().get(pk=draft_of(token).pk)
    if draft.demand_id:
        raise WrongState(_("这件事已经交上去了，不用再交。"))
    return draft


def _usable(files: Sequence[Upload], now: datetime) -> tuple[list[Photo], list[str]]:
    """Those of ``files`` that are photos, stored; and for each other one a sentence."""
    photos, troubles = [], []
    for number, file in enumerate(files, 1):
        try:
            photos.append(store_photo(file, by=None, now=now))
        except BrokenRule as error:
            troubles.append(
                _("第 %(number)s 张照片没传上去。%(why)s") % {"number": number, "why": error}
            )
    return photos, troubles


@use_case
def place_draft(
    *, token: str, place_id: int, location: str, for_family: bool, now: datetime
) -> Draft:
    """Second screen: in which village or community, and where there."""
    draft = _open_draft(token)
    place = Place.objects.get(pk=place_id)
    if not place.is_unit:
        raise BrokenRule(_("请选择在哪个村或社区。"))
    draft.place, draft.location, draft.for_family = place, location.strip(), for_family
    draft.save(update_fields=["place", "location", "for_family"])
    return draft


@use_case
def report_demand(*, token: str, contact: Contact, now: datetime) -> Receipt:
    """Third screen, sent: the draft becomes a demand, and the person gets a code.

    The three clocks of the promise start: checked, answered, dealt with.
    """
    draft = _open_draft(token)
    if draft.place_id is None:
        raise BrokenRule(_("请选择在哪个村或社区。"))
    report = Report(
        words=check_words(draft.words),
        place_id=draft.place_id,
        channel=Channel.WEB,
        location=draft.location,
    )
    demand = create_demand(report, clocks_of(report.place_id), entered_by=None, received_at=now)
    requester, secret = add_requester(demand, contact, raised=True, now=now)
    link_photos(demand, draft.photos.all())
    draft.demand, draft.secret, draft.words, draft.location = demand, secret, "", ""
    draft.save(update_fields=["demand", "secret", "words", "location"])

    reported = DemandReported(
        demand_id=demand.pk, channel=demand.channel, check_due_on=demand.check_due_on
    )
    record(reported, about=demand, actor=None, now=now)
    return Receipt(code=requester.code, secret=secret, demand=demand)


@use_case
def join_demand(*, demand_id: int, device: str, now: datetime) -> Receipt | None:
    """我也遇到了: one more person, no words needed. None when this device said so before."""
    demand = lock_root(lock_demand(demand_id))
    if demand.state not in OPEN:
        raise WrongState(_("这件事已经办完了。如果又出现，请重新反映。"))
    joined = join(demand, device=device, now=now)
    if joined is None:
        return None
    requester, secret = joined
    event = DemandJoined(demand_id=demand.pk, requester_id=requester.pk)
    record(event, about=demand, actor=None, now=now)
    return Receipt(code=requester.code, secret=secret, demand=demand)


@use_case
def change_contact(*, code: str, secret: str, contact: Contact, now: datetime) -> None:
    """The person gives another name or phone: what is held about them stays right."""
    requester = _own_requester(code, secret)
    requester.name, requester.phone = contact.name.strip()[:30], tidy_phone(contact.phone)
    requester.erased_at = None
    requester.save(update_fields=["name", "phone", "erased_at"])
    record(ContactChanged(requester_id=requester.pk), about=requester.demand, actor=None, now=now)


def _own_requester(code: str, secret: str) -> Requester:
    """The person's own row, held; only their own link opens it for changing."""
    requester = Requester.objects.select_for_update().get(pk=requester_by(code).pk)
    if requester.secret_digest != digest_of_secret(secret):
        raise BrokenRule(_("只有用您自己的链接才能改、才能删。请打电话给村里，我们帮您办。"))
    return requester


@use_case
def erase_contact(*, code: str, secret: str, now: datetime) -> None:
    """The person has name and phone erased; the matter itself goes on."""
    requester = _own_requester(code, secret)
    forget(requester, now=now)
    record(ContactErased(requester_id=requester.pk), about=requester.demand, actor=None, now=now)


@use_case
def count_signpost(*, kind: str, now: datetime) -> None:
    """Someone was shown another channel. Nothing is stored but that it happened, once more."""
    town = the_town()
    if town is None:
        return
    on = localdate(now)
    Signpost.objects.get_or_create(place=town, kind=kind, on=on)
    Signpost.objects.filter(place=town, kind=kind, on=on).update(times=F("times") + 1)


@use_case
def tidy_drafts(*, now: datetime) -> int:
    """Throw away reports that nobody finished, with their photos; returns how many."""
    town = the_town()
    days = settings_at(town).number("demand.draft_days") if town else 0
    drafts = Draft.objects.filter(started_at__lt=now - timedelta(days=days))
    photos = list(drafts.filter(demand__isnull=True).values_list("photos", flat=True))
    count = drafts.count()
    drafts.delete()
    Photo.objects.filter(pk__in=photos).delete()
    return count


@use_case
def erase_old_contacts(*, now: datetime) -> int:
    """Erase names and phones some time after the matter was done: shortest necessary keeping.

    Source: 个人信息保护法 19. The number of days is the town's row ``privacy.keep_days``.
    """
    erased: list[Requester] = []
    keep_days: dict[int, int] = {}
    rows = Requester.objects.filter(erased_at__isnull=True)
    for requester in rows.select_related("demand__place", "demand__merged_into").iterator():
        # A merged matter is done when the one that it went into is done.
        done_at, place = root_of(requester.demand).done_at, requester.demand.place
        if place.pk not in keep_days:
            keep_days[place.pk] = settings_at(place).number("privacy.keep_days")
        if done_at and done_at < now - timedelta(days=keep_days[place.pk]):
            forget(requester, now=now)
            erased.append(requester)
    # The journal's head is locked last: whoever changes a contact just now waits for it.
    for requester in erased:
        event = ContactErased(requester_id=requester.pk)
        record(event, about=requester.demand, actor=None, now=now)
    return len(erased)
