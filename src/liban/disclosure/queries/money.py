"""Where the money goes: every sum is added up from the rows of the ledger itself."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Sum

from liban.disclosure.queries.projects import category_words, places_of, public_projects
from liban.disclosure.rules import (
    PublicAccount,
    PublicMovement,
    PublicProject,
    PublicSpending,
    PublicTotal,
    totals,
)
from liban.funds.models import Fund, Movement, Pocket, Transfer
from liban.kit.money import Fen
from liban.media.queries import PublicWords
from liban.places.models import Place
from liban.projects.models import Category

Sums = dict[str, Fen]
M = Movement


def account_of(town: Place, year: int) -> PublicAccount | None:
    """All the town's funds of a year together; None when there is none."""
    rows = Transfer.objects.filter(
        fund__programme__place__path__startswith=town.path, fund__year=year
    )
    found = dict(rows.order_by().values_list("movement").annotate(sum=Sum("fen")))
    return _account("", year, dict.fromkeys(M.values, 0) | found) if found else None


def _account(name: str, year: int, sums: Sums) -> PublicAccount:
    return PublicAccount(
        name=name,
        year=year,
        appropriated_fen=sums[M.APPROPRIATE],
        committed_fen=sums[M.COMMIT] - sums[M.PAY] - sums[M.RELEASE],
        paid_fen=sums[M.PAY],
        returned_fen=sums[M.RETURN],
    )


class Year:
    """The money of one year of the town: its funds, and what each project had of them."""

    def __init__(self, town: Place, year: int, today: date) -> None:
        funds = Fund.objects.filter(programme__place__path__startswith=town.path, year=year)
        self._funds = list(funds.order_by("id").values_list("id", "programme__name"))
        self._words = PublicWords(name for _id, name in self._funds)
        self.year = year
        by_fund: dict[int, Sums] = defaultdict(lambda: dict.fromkeys(M.values, 0))
        by_project: dict[int, Sums] = defaultdict(lambda: dict.fromkeys(M.values, 0))
        rows = Transfer.objects.filter(fund__in=[pk for pk, _name in self._funds]).order_by()
        for fund, project, movement, fen in rows.values_list(
            "fund", "project", "movement"
        ).annotate(sum=Sum("fen")):
            by_fund[fund][movement] += fen
            if project:
                by_project[project][movement] += fen
        self._by_fund, self._by_project = by_fund, by_project
        self._places = [place.slug for place in places_of(town)] if by_project else []
        projects = public_projects(town, today) if by_project else []
        self._projects = {project.id: project for project in projects}

    def accounts(self) -> list[PublicAccount]:
        return [
            _account(self._words(name), self.year, self._by_fund[pk]) for pk, name in self._funds
        ]

    def spending(self) -> list[PublicSpending]:
        """What each project had, by village in the official order, then by the day it was asked."""
        rows = [
            PublicSpending(
                project=self._projects[pk],
                granted_fen=sums[M.COMMIT],
                paid_fen=sums[M.PAY],
                released_fen=sums[M.RELEASE],
            )
            for pk, sums in self._by_project.items()
        ]
        return sorted(rows, key=lambda row: (self._place(row.project), row.project.code))

    def _place(self, project: PublicProject) -> int:
        return self._places.index(project.place.slug)

    def by_village(self) -> list[PublicTotal]:
        rows = self.spending()
        return totals([(row.project.place.name, row.project.place.slug, row) for row in rows])

    def by_category(self) -> list[PublicTotal]:
        order = list(Category.values)
        rows = sorted(self.spending(), key=lambda row: order.index(row.project.category))
        return totals([(category_words(row.project.category), "", row) for row in rows])


def years_of(town: Place) -> list[int]:
    """The years in which the town had a fund, the latest first."""
    rows = Fund.objects.filter(programme__place__path__startswith=town.path)
    return list(rows.order_by("-year").values_list("year", flat=True).distinct())


def movements(town: Place, year: int, today: date) -> Iterator[PublicMovement]:
    """The rows of the ledger of one year, oldest first."""
    projects = {project.id: project for project in public_projects(town, today)}
    rows = Transfer.objects.filter(
        fund__programme__place__path__startswith=town.path, fund__year=year
    ).order_by("id")
    columns = ("on", "movement", "source", "target", "fen", "fund__programme__name", "project")
    found = list(rows.values_list(*columns))
    words = PublicWords({row[5] for row in found})
    for on, movement, source, target, fen, fund, pk in found:
        project = projects.get(pk)
        yield PublicMovement(
            on=on,
            movement=str(M(movement).label),
            source=str(Pocket(source).label),
            target=str(Pocket(target).label),
            fen=fen,
            fund=words(fund),
            code=project.code if project else "",
            title=project.title if project else "",
            village=project.place.name if project else "",
            category=category_words(project.category) if project else "",
        )
