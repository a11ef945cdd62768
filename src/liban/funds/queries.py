from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from liban.funds.models import Fund, Pocket, Transfer
from liban.kit.money import Fen
from liban.kit.refusal import BrokenRule
from liban.people.models import Person
from liban.places.models import Place
from liban.policy import POLICY, require


def fund_of(place: Place, year: int) -> Fund:
    """The fund that pays for ``place``: that of the nearest place above it that has one."""
    rows = Fund.objects.filter(programme__place__path__in=Place.above(place.path), year=year)
    fund = rows.select_related("programme__place").order_by("-programme__place__path").first()
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
    within = Q(pk__in=[])
    for post in viewer.posts_now():
        if post.role in roles:
            above = Place.above(post.place.path)
            within |= Q(programme__place__path__startswith=post.place.path)
            within |= Q(programme__place__path__in=above)
    rows = Fund.objects.filter(within).select_related("programme__place")
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
