"""A row of the matrix, and the sets of people that rows are written with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.contracts.access.world import IDENTITIES, POSTS, Town

# fmt: off
EVERYBODY = frozenset(IDENTITIES)
NOBODY    = frozenset[str]()
VILLAGE   = frozenset({"secretary", "committee"})
OFFICE    = frozenset({"handler", "approver"})
ADMINS    = frozenset({"system_admin", "security_admin", "audit_admin"})
# Those who may read about a project of the village.
ABOUT     = frozenset({*VILLAGE, "supervision", "instructor", *OFFICE, "department", "finance",
                       "leader", "auditor"})
# Those who may read a demand of the village: what people said is for fewer eyes.
HEARD     = frozenset({*VILLAGE, "instructor", *OFFICE})
# Whoever still works: the disabled and those who never had an account are at the door.
SIGNED_IN = frozenset(POSTS) - {"disabled"}
# A page of the desk that everybody of the same kind may open; each sees only what is theirs.
ANY_VILLAGE    = frozenset({"secretary", "committee", "stranger", "foreign_secretary"})
ANY_INSTRUCTOR = frozenset({"instructor", "other_instructor"})
ANY_APPROVER   = frozenset({"approver", "foreign_approver"})
ANY_SYSTEM     = frozenset({"system_admin", "foreign_admin"})
# fmt: on

Make = Callable[[Town], Any]


@dataclass(frozen=True)
class Row:
    """Who may ``read`` an address (it answers ``shows``) and who may ``write`` there.

    ``args`` are what stands in the address, from the things of a town; ``send`` is a form that
    does something when its sender may. ``holds`` names what a bearer must know: with the wrong
    code or link nobody, whatever their post, comes in.
    """

    read: frozenset[str]
    write: frozenset[str] = NOBODY
    args: Make = lambda town: ()
    send: Make | None = None
    query: Make = lambda town: {}
    shows: int = 200
    at_the_door: bool = False
    # Answers that people outside ``read`` may get besides 404: of pages that lead elsewhere.
    else_shows: tuple[int, ...] = ()
    quiet: bool = False
    # Their form does not offer the thing, so it is a mistake in the form and not a matter of right.
    not_offered: bool = False


def desk(read: frozenset[str], write: frozenset[str] = NOBODY, **more: Any) -> Row:
    """A row of the desk: who has not signed in is led to the door."""
    return Row(read, write, at_the_door=True, **more)
