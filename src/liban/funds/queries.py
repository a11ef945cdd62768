from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _

from liban.funds.models import Commitment, Fund, Pocket, Transfer
from liban.funds.models import Movement as Movement  # what pages speak of
from liban.kit.money import Fen
from liban.kit.refusal import BrokenRule
from liban.kit.scope import below
from liban.people.models import Person
from liban.places.models import Level, Place
from liban.policy import POLICY, require
from liban.projects.models import Project


def fund_of(place: Place, year: int) -> Fund:
    """The fund that pays for ``place``: that of the nearest place above it that has one."""
    rows = Fund.objects.filter(programme__place__path__in=Place.above(place.path), year=year)
    fund = rows.select_related("programme__place").order_by("-programme__place__path", "pk").first()
    if fund is None:
        raise BrokenRule(_("%(year)s 年还没有设立专项资金，请先请镇党建办设立。") % {"year": year})
    return fund


def fund_for(viewer: Person, pk: int) -> Fund:
    """The fund for its page."""
    fund = Fund.objects.select_related("programme__place").get(pk=pk)
    require(viewer, "funds.see_fund", fund)
    return fund


def funds_for(viewer: Person) -> QuerySet[Fund]:
    """The funds that pay for places where ``viewer`` works."""
    roles = POLICY.rows["funds.see_fund"].roles
    paths = viewer.reach(roles)
    above = [path for own in paths for path in Place.above(own)]
    paying = below(paths, "programme__place__path") | Q(programme__place__path__in=above)
    rows = Fund.objects.filter(paying).select_related("programme__place")
    return rows.order_by("-year", "programme__name")


def ledger(fund: Fund) -> QuerySet[Transfer]:
    """Every movement of the fund, newest first."""
    return fund.transfers.select_related("project__place", "by").order_by("-id")


def balances(fund: Fund) -> dict[Pocket, Fen]:
    """What each pocket holds by the rows of the ledger: the proof of the four sums."""
    sums = dict.fromkeys(Pocket, 0)
    for source, target, fen in fund.transfers.values_list("source", "target", "fen"):
        sums[Pocket(source)] -= fen
        sums[Pocket(target)] += fen
    return sums


def commitment_of(project: Project) -> Commitment | None:
    """What the project was granted and what became of it; None before a decision."""
    rows = Commitment.objects.filter(project=project)
    return rows.select_related("fund__programme__place").first()


@dataclass(frozen=True)
class Commitments:
    """What each project was granted from the fund, and the sums over all of them."""

    rows: list[Commitment]

    @property
    def granted_fen(self) -> Fen:
        return sum(row.granted_fen for row in self.rows)

    @property
    def paid_fen(self) -> Fen:
        return sum(row.paid_fen for row in self.rows)

    @property
    def released_fen(self) -> Fen:
        return sum(row.released_fen for row in self.rows)

    @property
    def open_fen(self) -> Fen:
        return sum(row.open_fen for row in self.rows)


def commitments_of(fund: Fund) -> Commitments:
    """The projects that the fund pays for, newest first."""
    rows = fund.commitments.select_related("project__place").order_by("-id")
    return Commitments(list(rows))


@dataclass(frozen=True)
class Proof:
    """The fund's four sums beside what the rows of the ledger add up to."""

    appropriated_fen: Fen
    committed_fen: Fen
    paid_fen: Fen
    returned_fen: Fen
    holds: bool

    @property
    def free_fen(self) -> Fen:
        return self.appropriated_fen - self.committed_fen - self.paid_fen - self.returned_fen


def proof_of(fund: Fund) -> Proof:
    """Adds up the ledger with one query and compares it with the fund, to the fen."""
    sums = dict.fromkeys(Movement, 0)
    rows = fund.transfers.order_by().values_list("movement").annotate(Sum("fen"))
    for movement, fen in rows:
        sums[Movement(movement)] = fen
    there = (
        sums[Movement.APPROPRIATE],
        sums[Movement.COMMIT] - sums[Movement.PAY] - sums[Movement.RELEASE],
        sums[Movement.PAY],
        sums[Movement.RETURN],
    )
    said = (fund.appropriated_fen, fund.committed_fen, fund.paid_fen, fund.returned_fen)
    return Proof(*there, holds=there == said)


# The rows behind each number of the fund page, and the sign with which a row counts for it.
VIEWS: dict[str, dict[Movement, int]] = {
    "total": {Movement.APPROPRIATE: 1},
    "committed": {Movement.COMMIT: 1, Movement.PAY: -1, Movement.RELEASE: -1},
    "paid": {Movement.PAY: 1},
    "returned": {Movement.RETURN: 1},
    "free": {
        Movement.APPROPRIATE: 1,
        Movement.RETURN: -1,
        Movement.COMMIT: -1,
        Movement.RELEASE: 1,
    },
}


def sum_of(rows: QuerySet[Transfer], signs: dict[Movement, int]) -> Fen:
    """What ``rows`` add up to with their signs, however many there are."""
    totals = rows.order_by().values_list("movement").annotate(Sum("fen"))
    return sum(signs.get(Movement(movement), 0) * fen for movement, fen in totals)


def rows_of(fund: Fund, view: str) -> QuerySet[Transfer]:
    """The ledger, or only the rows behind one of the numbers."""
    rows = ledger(fund)
    return rows.filter(movement__in=list(VIEWS[view])) if view else rows


def payments_of(project: Project) -> QuerySet[Transfer]:
    """What was paid out for the project, in the order of paying."""
    rows = project.transfers.filter(movement=Movement.PAY)
    return rows.select_related("by").order_by("id")


def openable_for(viewer: Person) -> QuerySet[Place]:
    """The towns and districts for which ``viewer`` may open a fund."""
    within = below(viewer.reach(POLICY.rows["funds.open_fund"].roles), "path")
    return Place.objects.filter(within, level__in=(Level.TOWN, Level.DISTRICT))
