from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from liban.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class FundOpened(Event):
    name = "funds.fund-opened"
    says = _("设立了年度资金。")
    fund_id: int
    year: int


@dataclass(frozen=True, kw_only=True)
class MoneyAppropriated(Event):
    name = "funds.money-appropriated"
    says = _("财政拨入了资金。")
    fund_id: int
    transfer_id: int
    fen: int


@dataclass(frozen=True, kw_only=True)
class MoneyReturned(Event):
    name = "funds.money-returned"
    says = _("没用完的资金交回了财政。")
    fund_id: int
    transfer_id: int
    fen: int
