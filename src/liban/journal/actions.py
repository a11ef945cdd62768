"""A form that is sent twice is done once (R02)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from liban.journal.models import Once
from liban.kit.use_case import use_case

KEEP = timedelta(hours=72)


@dataclass(frozen=True)
class Claim:
    """The right to handle a form now. ``answer`` is set when it was handled before."""

    row: Once
    is_new: bool
    is_other: bool

    def answered(self, address: str) -> None:
        """Remember where the browser was sent, for whoever sends the same form again."""
        self.row.answer = address
        self.row.save(update_fields=["answer"])


def claim_once(*, who: str, key: str, fingerprint: str, now: datetime) -> Claim:
    """Claim ``key`` inside the caller's transaction; a second sender waits for the first.

    ``is_other`` says that the key came before with other contents, which is a mistake of the
    sender and must not be answered with the first one's success.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("claim inside the transaction that does the work")
    row, is_new = Once.objects.get_or_create(
        who=who, key=key, defaults={"fingerprint": fingerprint, "at": now}
    )
    return Claim(row=row, is_new=is_new, is_other=row.fingerprint != fingerprint)


@use_case
def tidy_once(*, now: datetime) -> int:
    """Forget keys after three days: nobody sends a form again after that."""
    return Once.objects.filter(at__lt=now - KEEP).delete()[0]
