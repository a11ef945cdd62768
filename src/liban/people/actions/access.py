"""What people do at the door: kept in the journal for every account."""

from datetime import datetime

from liban.journal.steps import record
from liban.kit.use_case import use_case
from liban.people import events
from liban.people.models import Person
from liban.people.steps import end_sessions, locked, set_password
from liban.places.queries import the_town

KINDS: dict[str, type[events.AccessNoted]] = {
    "signed_in": events.SignedIn,
    "sign_in_failed": events.SignInFailed,
    "signed_out": events.SignedOut,
    "second_factor_added": events.SecondFactorAdded,
    "second_factor_removed": events.SecondFactorRemoved,
    "recovery_codes_made": events.RecoveryCodesMade,
}
ENDS_SESSIONS = ("signed_out",)


@use_case
def note_access(*, person_id: int | None, what: str, now: datetime) -> None:
    """Somebody came in, failed to, left, or changed how they prove who they are.

    Leaving ends the sessions on all other devices too. An unknown account is noted under the
    town, so that a try at one costs the same time as a try at a known one.
    """
    person = locked(person_id) if person_id else None
    event = KINDS[what](person_id=person_id or 0)
    if person:
        if what in ENDS_SESSIONS:
            end_sessions(person)
        record(event, about=person, actor=None if what == "sign_in_failed" else person, now=now)
    elif town := the_town():
        record(event, about=town, actor=None, now=now)


@use_case
def choose_password(*, person_id: int, password: str, now: datetime) -> Person:
    """A signed-in person, who has just proved the old one, takes a new password."""
    person = locked(person_id)
    set_password(person, password)
    record(events.PasswordChosen(person_id=person.pk), about=person, actor=person, now=now)
    return person
