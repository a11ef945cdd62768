"""Where a role can be held, and how a one-time link is known again. Pure, no tables, no clock."""

import hashlib

from liban.people.roles import ADMINS, Role
from liban.places.rules import UNITS, Level

OFFICE = (Level.TOWN, Level.DISTRICT)
VILLAGE_ROLES = (Role.SECRETARY, Role.COMMITTEE, Role.SUPERVISION)


def levels_of(role: str) -> tuple[Level, ...]:
    """The levels of place at which ``role`` can be held."""
    if role in VILLAGE_ROLES:
        return UNITS
    if role == Role.INSTRUCTOR:
        return (Level.TOWN, Level.AREA, *UNITS)
    return OFFICE


def are_kept_apart(role: str, other: str) -> bool:
    """三员分立: nobody is two of the three administrators."""
    return role in ADMINS and other in ADMINS


def digest_of(token: str) -> str:
    """What is stored of a link: enough to know it again, not enough to use it."""
    return hashlib.sha256(token.encode()).hexdigest()
