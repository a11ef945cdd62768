"""The sums that funds and commitments repeat, against the rows of the ledger, to the fen."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Sum

from liban.funds.models import ROUTES, Commitment, Fund, Movement, Transfer
from liban.kit.money import Fen, yuan

M = Movement
Sums = dict[str, Fen]


def _sums(*by: str) -> dict[tuple[int | None, ...], Sums]:
    """For each of ``by``, how much each movement moved."""
    found: dict[tuple[int | None, ...], Sums] = defaultdict(lambda: dict.fromkeys(M.values, 0))
    rows = Transfer.objects.order_by().values_list(*by, "movement").annotate(Sum("fen"))
    for *key, movement, fen in rows:
        found[tuple(key)][movement] = fen
    return found


def faults() -> Iterator[str]:
    """Everything that does not add up, in words with both figures."""
    yield from _wrong_ways()
    yield from _wrong_funds()
    yield from _wrong_commitments()


def _wrong_ways() -> Iterator[str]:
    """Rows whose movement does not go from the pocket to the pocket that it should."""
    ways = Transfer.objects.order_by("id").values_list("id", "movement", "source", "target")
    for pk, movement, source, target in ways.iterator():
        if movement not in M.values or ROUTES[M(movement)] != (source, target):
            yield f"transfer {pk}: {movement} {source} → {target}"


def _wrong_funds() -> Iterator[str]:
    sums = _sums("fund_id")
    for fund in Fund.objects.select_related("programme").order_by("id"):
        moved = sums[(fund.pk,)]
        expected = {
            "appropriated_fen": moved[M.APPROPRIATE],
            "committed_fen": moved[M.COMMIT] - moved[M.PAY] - moved[M.RELEASE],
            "paid_fen": moved[M.PAY],
            "returned_fen": moved[M.RETURN],
        }
        yield from _differences(f"{fund} (fund {fund.pk})", fund, expected)


def _wrong_commitments() -> Iterator[str]:
    sums = _sums("fund_id", "project_id")
    for granted in Commitment.objects.select_related("project").order_by("id").iterator():
        moved = sums.pop((granted.fund_id, granted.project_id), dict.fromkeys(M.values, 0))
        expected = {
            "granted_fen": moved[M.COMMIT],
            "paid_fen": moved[M.PAY],
            "released_fen": moved[M.RELEASE],
        }
        yield from _differences(f"{granted.project.code}", granted, expected)
    for (fund_id, project_id), moved in sums.items():
        if fen := moved[M.COMMIT] + moved[M.PAY] + moved[M.RELEASE]:
            yield f"fund {fund_id}, project {project_id}: {yuan(fen)} without a commitment"


def _differences(name: str, row: object, expected: Sums) -> Iterator[str]:
    for column, fen in expected.items():
        here = getattr(row, column)
        if here != fen:
            yield f"{name}: {column} {yuan(here)} ≠ ledger {yuan(fen)}"
