"""Looking at texts that may hold personal data, before anybody outside reads them."""

from datetime import datetime

from django.utils.translation import gettext as _

from liban.journal.steps import record
from liban.kit.refusal import BrokenRule, WrongState
from liban.kit.use_case import use_case
from liban.media.events import TextLookedAt
from liban.media.models import Held, Verdict
from liban.people.models import Person
from liban.policy import require

SAID = (Verdict.PUBLISH, Verdict.HIDE)


@use_case
def look_at_text(*, actor: Person, held_id: int, verdict: str, now: datetime) -> Held:
    """A person has read it and says whether the public may. What was let out can be taken back.

    The other way round, and a second opinion on what somebody else has just decided, is refused.
    """
    held = Held.objects.select_for_update(of=("self",)).select_related("place").get(pk=held_id)
    require(actor, "media.look_at_text", held)
    if verdict not in SAID:
        raise BrokenRule(_("请选可以公开，或者不公开。"))
    takes_back = held.verdict == Verdict.PUBLISH and verdict == Verdict.HIDE
    if held.verdict != Verdict.WAITING and not takes_back:
        raise WrongState(_("这段文字已经核对过了。"))
    held.verdict, held.looked_by, held.looked_at = verdict, actor, now
    held.save(update_fields=["verdict", "looked_by", "looked_at"])
    record(TextLookedAt(held_id=held.pk, verdict=verdict), about=held, actor=actor, now=now)
    return held
