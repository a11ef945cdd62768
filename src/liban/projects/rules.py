"""Pure arithmetic of a project: its plan, its code, its month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from liban.kit.money import Fen, yuan
from liban.kit.refusal import BrokenRule


@dataclass(frozen=True)
class Target:
    """A measured outcome as planned: 68 lamps."""

    name: str
    planned: int
    unit: str


@dataclass(frozen=True)
class Line:
    """A line of the estimate."""

    name: str
    quantity: Decimal
    unit: str
    price_fen: Fen

    @property
    def total_fen(self) -> Fen:
        """Quantity times price, rounded to the nearest fen, halves up."""
        exact = self.quantity * self.price_fen
        return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


@dataclass(frozen=True)
class Share:
    source: str
    fen: Fen


@dataclass(frozen=True)
class Step:
    """A milestone as planned."""

    name: str
    planned_on: date


@dataclass(frozen=True)
class Idea:
    """What a project is called when it is formed."""

    title: str
    category: str
    kind: str


@dataclass(frozen=True)
class WorkPlan:
    """First screen: what is to be made, where, measured how, by when."""

    title: str
    category: str
    kind: str
    location: str
    background: str
    targets: tuple[Target, ...]
    steps: tuple[Step, ...] = ()
    plan_start_on: date | None = None
    plan_end_on: date | None = None


@dataclass(frozen=True)
class MoneyPlan:
    """Second screen: what it costs and who pays."""

    lines: tuple[Line, ...]
    shares: tuple[Share, ...]
    builder: str = ""


@dataclass(frozen=True)
class PeoplePlan:
    """Third screen: for whom, why the secretary, who looks after it later."""

    households: int | None
    people: int | None
    why_secretary: str
    upkeep: str


def month_end(applied_on: date, days: int) -> date:
    """The day on which the month ends; ``days`` is the town's row, counted in calendar days."""
    return applied_on + timedelta(days=days)


def code_for(town: str, unit: str, year: int, serial: int) -> str:
    """``CC-潭洲-2026-01``: town, unit, year, running number (pattern of comparable archives)."""
    short = unit.removesuffix("社区").removesuffix("村")
    return f"{town.upper()}-{short}-{year}-{serial:02d}"


def plain(quantity: Decimal) -> str:
    """A quantity as people write it: 40 and 12.5, not 40.00 and 12.50."""
    return f"{quantity.normalize():f}"


def check_shares(lines: tuple[Line, ...], shares: tuple[Share, ...]) -> None:
    """The funding mix must add up to the estimate, to the fen."""
    cost, paid = sum(line.total_fen for line in lines), sum(share.fen for share in shares)
    if lines and shares and cost != paid:
        words = _("资金合计 %(paid)s，概算合计 %(cost)s，两边要一样。")
        raise BrokenRule(words % {"paid": yuan(paid), "cost": yuan(cost)})


def percent(done: int, planned: int) -> int:
    """How far, in whole percent, rounded down, so that 67 of 68 is never "finished"."""
    return min(100, done * 100 // planned) if planned else 0


class Shown(Protocol):
    """A photo as far as pairing goes."""

    @property
    def viewpoint(self) -> int: ...
    @property
    def phase(self) -> str: ...


S = TypeVar("S", bound=Shown)


@dataclass(frozen=True)
class Pair(Generic[S]):
    """The same place before and after: what proves that money was spent."""

    before: S
    after: S


def pairs(photos: Iterable[S]) -> list[Pair[S]]:
    """One pair a viewpoint that has both: its first photo before and its last one after."""
    first: dict[int, S] = {}
    last: dict[int, S] = {}
    for photo in photos:
        if photo.phase == "before":
            first.setdefault(photo.viewpoint, photo)
        elif photo.phase == "after":
            last[photo.viewpoint] = photo
    return [Pair(first[point], last[point]) for point in sorted(first.keys() & last.keys())]


# What people usually count a thing in, looked for in the name of the project.
UNITS = (
    ("路灯", "盏"),
    ("灯", "盏"),
    ("车位", "个"),
    ("井盖", "个"),
    ("水沟", "米"),
    ("排水", "米"),
    ("护栏", "米"),
    ("道路", "米"),
    ("公园", "处"),
    ("活动室", "间"),
    ("课", "场"),
    ("集市", "场"),
)
HALF_WAY = Fraction(1, 2)
# The days of the plan by the kind of project: a name, and how far between start and end.
TEMPLATES = {
    "works": ((_lazy("材料到场"), Fraction(1, 4)), (_lazy("做完一半"), HALF_WAY)),
    "goods": ((_lazy("定好货"), Fraction(1, 4)), (_lazy("货到村里"), Fraction(3, 4))),
    "service": ((_lazy("请好人"), Fraction(1, 4)), (_lazy("做过一半"), HALF_WAY)),
}
PLAN_DAYS = 25


def first_targets(title: str) -> list[dict[str, str]]:
    """A first outcome by the name of the project; the number is for people to fill in."""
    return [{"name": thing, "unit": unit} for thing, unit in UNITS if thing in title][:1]


def first_steps(kind: str, start: date, end: date) -> list[Step]:
    """The usual milestones of such a project between two days; the last is the end itself."""
    days = (end - start).days
    steps = [
        Step(str(name), start + timedelta(days=int(days * part)))
        for name, part in TEMPLATES.get(kind, ())
    ]
    return [*steps, Step(str(_("做完")), end)]
