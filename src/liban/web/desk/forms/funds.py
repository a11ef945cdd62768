"""What is typed when a fund is opened, filled or given back."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from liban.web.fields import CountField, LineField, YuanField

NAME_MOST = 40
VOUCHER_MOST = 40
FIRST_YEAR, LAST_YEAR = 2019, 2099


class FundForm(forms.Form):
    name = LineField(
        label=_("资金名称"), most=NAME_MOST, need=_("请填资金名称。"), initial=_("书记立办专项资金")
    )
    code = forms.RegexField(
        r"^[a-z0-9_-]{1,30}$",
        label=_("代号"),
        initial="shuji_liban",
        help_text=_("小写字母、数字和横线；同一项资金每年用同一个代号。"),
        error_messages={
            "required": _("请填代号。"),
            "invalid": _("代号只用小写字母、数字和横线。"),
        },
    )
    year = CountField(label=_("哪一年"), need=_("请填年份，例如 2026。"), most=LAST_YEAR)

    def __init__(self, data: Any, *, places: list[tuple[int, str]]) -> None:
        super().__init__(data, initial={"year": localdate().year})
        self.fields["place"] = forms.ChoiceField(
            label=_("设在哪里"),
            choices=[(str(pk), name) for pk, name in places],
            error_messages={"required": _("请选设在哪里。"), "invalid_choice": _("请选设在哪里。")},
        )
        self.order_fields(["place", "name", "code", "year"])

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year < FIRST_YEAR:
            raise forms.ValidationError(_("请填年份，例如 2026。"))
        return year


class MoveForm(forms.Form):
    """Money in or back: how much, by which voucher."""

    fen = YuanField(label=_("多少"))
    voucher = LineField(label=_("凭证号"), most=VOUCHER_MOST, need=_("请填凭证号。"))
