"""What is typed when the finished thing is looked at, settled and paid."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from liban.web.desk.forms.works import Counted
from liban.web.fields import CountField, DayField, LineField, WordsField, YuanField

WORDS_MOST = 300
PEOPLE_MOST = 999
VOUCHER_MOST = 40


class AcceptForm(forms.Form):
    """Each outcome counted on the spot, the residents who came along, words."""

    residents = CountField(label=_("到场居民几人"), need=_("请填到场居民几人。"), most=PEOPLE_MOST)
    words = WordsField(label=_("验收意见"), most=WORDS_MOST)

    def __init__(self, data: Any, *, outcomes: Iterable[Counted]) -> None:
        super().__init__(data)
        self.counts = {f"counted_{outcome.pk}": outcome for outcome in outcomes}
        for name, outcome in self.counts.items():
            self.fields[name] = CountField(label=outcome.name, need=_("请填每一项成效实际有多少。"))
        self.order_fields([*self.counts, "residents", "words"])

    def quantities(self) -> dict[int, int]:
        return {outcome.pk: self.cleaned_data[name] for name, outcome in self.counts.items()}

    def rows(self) -> list[tuple[Counted, Any]]:
        """Planned and counted side by side."""
        return [(outcome, self[name]) for name, outcome in self.counts.items()]


class RepairForm(forms.Form):
    repairs = WordsField(
        label=_("哪里要整改"),
        most=WORDS_MOST,
        need=_("请写清楚哪里要整改。"),
        help_text=_("一行一处，写清地点和怎么改。"),
    )
    due_on = DayField(label=_("哪天前改好"))
    residents = CountField(label=_("到场居民几人"), most=PEOPLE_MOST)


class SettleForm(forms.Form):
    total_fen = YuanField(label=_("实际一共花了"), help_text=_("专项资金和其他来源加起来。"))
    fund_fen = YuanField(label=_("其中专项资金出"), zero=True)


class PayForm(forms.Form):
    fen = YuanField(label=_("这次付多少"))
    voucher = LineField(label=_("凭证号"), most=VOUCHER_MOST, need=_("请填凭证号。"))
    paid_on = DayField(label=_("哪天付的"), initial=localdate)


class NothingForm(forms.Form):
    """A button and nothing to type."""
