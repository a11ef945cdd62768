"""专项资金: open the year's fund, put money in, give back what was not used."""

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from liban.funds.events import FundOpened, MoneyAppropriated, MoneyReturned
from liban.funds.models import Fund, Movement, Programme
from liban.funds.steps import book, lock_fund
from liban.journal.steps import record
from liban.kit.money import Fen, yuan
from liban.kit.refusal import BrokenRule, WrongState
from liban.kit.use_case import use_case
from liban.people.models import Person
from liban.places.models import Level, Place
from liban.policy import require


@use_case
def open_fund(
    *, actor: Person, place_id: int, code: str, name: str, year: int, now: datetime
) -> Fund:
    """The town sets up a programme's fund for one year, still empty."""
    place = Place.objects.select_for_update().get(pk=place_id)
    require(actor, "funds.open_fund", place)
    if place.level not in (Level.TOWN, Level.DISTRICT):
        raise BrokenRule(_("专项资金只能设在镇或区。"))
    programme, _new = Programme.objects.get_or_create(
        place=place, code=code, defaults={"name": name}
    )
    if Fund.objects.filter(programme=programme, year=year).exists():
        raise WrongState(_("这一年的资金已经设立了。"))
    fund = Fund.objects.create(programme=programme, year=year)
    record(FundOpened(fund_id=fund.pk, year=year), about=fund, actor=actor, now=now)
    return fund


@use_case
def appropriate(*, actor: Person, fund_id: int, fen: Fen, voucher: str, now: datetime) -> Fund:
    """Finance books money that the treasury gave to the fund."""
    fund = lock_fund(fund_id)
    require(actor, "funds.appropriate", fund)
    if fen <= 0:
        raise BrokenRule(_("金额要大于零。"))
    Fund.objects.filter(pk=fund.pk).update(appropriated_fen=F("appropriated_fen") + fen)
    transfer = book(fund, Movement.APPROPRIATE, fen, by=actor, now=now, voucher=voucher)
    event = MoneyAppropriated(fund_id=fund.pk, transfer_id=transfer.pk, fen=fen)
    record(event, about=fund, actor=actor, now=now)
    fund.refresh_from_db()
    return fund


@use_case
def return_to_treasury(
    *, actor: Person, fund_id: int, fen: Fen, voucher: str, now: datetime
) -> Fund:
    """Finance gives back free money that the year did not need."""
    fund = lock_fund(fund_id)
    require(actor, "funds.return_to_treasury", fund)
    left = F("appropriated_fen") - F("committed_fen") - F("paid_fen") - F("returned_fen")
    rows = Fund.objects.annotate(left=left).filter(pk=fund.pk, left__gte=fen)
    if fen <= 0 or not rows.update(returned_fen=F("returned_fen") + fen):
        words = _("金额要大于零，且不超过可用的 %(free)s。")
        raise BrokenRule(words % {"free": yuan(fund.free_fen)})
    transfer = book(fund, Movement.RETURN, fen, by=actor, now=now, voucher=voucher)
    event = MoneyReturned(fund_id=fund.pk, transfer_id=transfer.pk, fen=fen)
    record(event, about=fund, actor=actor, now=now)
    fund.refresh_from_db()
    return fund
