"""The positive lists: a public page shows these fields and no others."""

from dataclasses import dataclass, field
from datetime import date

from liban.kit.light import Light
from liban.kit.money import Fen
from liban.projects.states import BUILT, State


@dataclass(frozen=True)
class PublicPlace:
    """A village or community, in the order of the official list."""

    slug: str
    name: str


@dataclass(frozen=True)
class PublicPhoto:
    """A photo of the works that staff took; never one that a resident sent."""

    id: int
    phase: str
    viewpoint: int
    caption: str
    width: int
    height: int


@dataclass(frozen=True)
class PublicPair:
    """The same place from one viewpoint over time; what is not there yet is missing."""

    before: PublicPhoto | None = None
    after: PublicPhoto | None = None
    now: PublicPhoto | None = None

    @property
    def is_whole(self) -> bool:
        return self.before is not None and self.after is not None


@dataclass(frozen=True)
class PublicOutcome:
    """What was promised in numbers, how far it has come, and what stood there in the end."""

    id: int
    name: str
    unit: str
    planned: int
    done: int
    accepted: int | None

    @property
    def count(self) -> int:
        """What stands there as far as we know: accepted, else what the village says."""
        return self.done if self.accepted is None else self.accepted


@dataclass(frozen=True)
class PublicProject:
    """A project on a card or in a list."""

    id: int
    code: str
    title: str
    place: PublicPlace
    category: str
    state: str
    applied_on: date | None
    finished_on: date | None
    due_on: date | None
    stage_due_on: date | None
    light: Light | None
    location: str = ""
    background: str = ""
    households: int | None = None
    people: int | None = None
    upkeep: str = ""
    waiting_for: str = ""
    ended_because: str = ""

    @property
    def is_built(self) -> bool:
        """Accepted: what was promised stands there."""
        return self.state in BUILT

    @property
    def is_ended(self) -> bool:
        """Refused or stopped: nothing was built, and the reason is public."""
        return self.state in (State.REFUSED, State.TERMINATED)

    @property
    def days(self) -> int | None:
        """How many days it took from the application to the finish that acceptance confirmed."""
        if self.applied_on is None or self.finished_on is None:
            return None
        return (self.finished_on - self.applied_on).days


@dataclass(frozen=True)
class PublicCard:
    """A project with its picture and what came of it."""

    project: PublicProject
    pair: PublicPair = field(default_factory=PublicPair)
    outcomes: tuple[PublicOutcome, ...] = ()
    cost_fen: Fen | None = None


@dataclass(frozen=True)
class PublicShare:
    """Who pays how much, as planned."""

    source: str
    fen: Fen


@dataclass(frozen=True)
class PublicGrant:
    """What the fund gave one project; ``total_fen`` is what the thing cost in all."""

    granted_fen: Fen
    paid_fen: Fen
    released_fen: Fen
    total_fen: Fen | None = None

    @property
    def open_fen(self) -> Fen:
        return self.granted_fen - self.paid_fen - self.released_fen


@dataclass(frozen=True)
class PublicStep:
    """Something that happened: when, in which words, by whom as an office, never as a person."""

    name: str
    on: date
    says: str
    is_office: bool
    note: str = ""


@dataclass(frozen=True)
class PublicAccount:
    """A fund's year as its ledger says it. ``returned_fen`` went back to the treasury."""

    name: str
    year: int
    appropriated_fen: Fen
    committed_fen: Fen
    paid_fen: Fen
    returned_fen: Fen

    @property
    def free_fen(self) -> Fen:
        return self.appropriated_fen - self.committed_fen - self.paid_fen - self.returned_fen


@dataclass(frozen=True)
class PublicSpending:
    """What one project had of a year's money, as the ledger says it."""

    project: PublicProject
    granted_fen: Fen
    paid_fen: Fen
    released_fen: Fen

    @property
    def open_fen(self) -> Fen:
        return self.granted_fen - self.paid_fen - self.released_fen


@dataclass(frozen=True)
class PublicTotal:
    """The money of one village or of one category."""

    label: str
    projects: int
    granted_fen: Fen
    paid_fen: Fen
    open_fen: Fen
    released_fen: Fen
    slug: str = ""


@dataclass(frozen=True)
class PublicMovement:
    """One row of the ledger, without the voucher and without the person who booked it."""

    on: date
    movement: str
    source: str
    target: str
    fen: Fen
    fund: str
    code: str
    title: str
    village: str
    category: str


def totals(spent: list[tuple[str, str, PublicSpending]]) -> list[PublicTotal]:
    """The sums of ``(label, slug, spending)`` by label, in the order in which labels come."""
    found: dict[tuple[str, str], list[PublicSpending]] = {}
    for label, slug, row in spent:
        found.setdefault((label, slug), []).append(row)
    return [
        PublicTotal(
            label=label,
            slug=slug,
            projects=len(rows),
            granted_fen=sum(row.granted_fen for row in rows),
            paid_fen=sum(row.paid_fen for row in rows),
            open_fen=sum(row.open_fen for row in rows),
            released_fen=sum(row.released_fen for row in rows),
        )
        for (label, slug), rows in found.items()
    ]
