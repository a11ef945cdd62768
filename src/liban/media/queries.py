import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from liban.kit.privacy import hits
from liban.kit.scope import below
from liban.media.models import Held, Photo, Verdict
from liban.people.models import Person
from liban.policy import POLICY, why_not


def path_of(digest: str, size: str) -> Path:
    """Where a picture lies: ``size`` is ``large`` or ``thumb``."""
    return Path(settings.FILES) / digest[:2] / f"{digest}-{size}.jpg"


def digest_of(text: str) -> str:
    """The fingerprint by which a text that was looked at is known again."""
    return hashlib.sha256(text.encode()).hexdigest()


class PublicWords:
    """Says of texts whether the public may read them; asks the database once for all of them.

    A text without personal data passes. One with something that looks like it passes only
    after a person has looked and said so; until then a placeholder stands in its place.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        doubtful = {digest_of(text) for text in texts if hits(text)}
        cleared = Held.objects.filter(digest__in=doubtful, verdict=Verdict.PUBLISH)
        self._cleared = set(cleared.values_list("digest", flat=True)) if doubtful else set()

    def __call__(self, text: str) -> str:
        if not hits(text) or digest_of(text) in self._cleared:
            return text
        return _("（这段话正在核对，核对后公开）")


def missing_files() -> list[str]:
    """Pictures that have a row and no file: what the check command reports."""
    digests = Photo.objects.values_list("digest", flat=True).distinct()
    return [
        f"{digest}-{size}.jpg"
        for digest in digests
        for size in ("large", "thumb")
        if not path_of(digest, size).exists()
    ]


def held_for(viewer: Person, verdict: str = Verdict.WAITING) -> QuerySet[Held]:
    """The texts that ``viewer`` may look at, oldest first; those that still wait unless asked."""
    within = below(viewer.reach(POLICY.rows["media.look_at_text"].roles), "place__path")
    rows = Held.objects.filter(within, verdict=verdict)
    return rows.select_related("place", "looked_by").order_by("held_at", "pk")


def held_text(viewer: Person, pk: int) -> Held:
    """One such text; as if it were not there to those who may not look at it."""
    held = Held.objects.select_related("place", "looked_by").get(pk=pk)
    if why_not(viewer, "media.look_at_text", held):
        raise Held.DoesNotExist
    return held
