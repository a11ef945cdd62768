"""Fields that several pages share: money in yuan, a day, a line, some sentences, a quantity."""

import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liban.kit.money import FEN_A_YUAN, Fen, fen_of

# A hundred thousand million yuan: more is a slip of the finger, and every sum still fits.
MOST_YUAN = Decimal(10) ** 11
MOST_QUANTITY = 10**7
YEARS = (2000, 2100)


class YuanField(forms.CharField):
    """An amount in yuan as people type it (``98,000.50``, ``９８０００元``); gives whole fen."""

    def __init__(self, *, label: Any, zero: bool = False, **more: Any) -> None:
        self.zero = zero
        look = {"inputmode": "decimal", "autocomplete": "off", "maxlength": "20"}
        more.setdefault("error_messages", {"required": gettext_lazy("请填多少元。")})
        super().__init__(label=label, max_length=20, widget=forms.TextInput(attrs=look), **more)

    def prepare_value(self, value: Any) -> Any:
        return _typed(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return self._fen(text) if text else None

    def _fen(self, text: str) -> Fen:
        plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
        try:
            amount = Decimal(plain.removesuffix("元"))
            fen = fen_of(amount) if abs(amount) <= MOST_YUAN else -1
        except InvalidOperation:
            raise ValidationError(_("金额请填数字，最多两位小数，例如 98000.50。")) from None
        if fen < 0 or (fen == 0 and not self.zero):
            raise ValidationError(_("金额要大于零，也不要太大。"))
        return fen


def _typed(fen: Fen) -> str:
    """Fen as somebody would type them in yuan."""
    whole, rest = divmod(fen, FEN_A_YUAN)
    return f"{whole}.{rest:02d}" if rest else str(whole)


class DayField(forms.DateField):
    """A day, chosen in the calendar of the browser or typed as 2026-03-02."""

    def __init__(self, *, label: Any, **more: Any) -> None:
        words = gettext_lazy("请选日期，例如 2026-03-02。")
        more.setdefault("error_messages", {"required": words, "invalid": words})
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(label=label, widget=widget, input_formats=["%Y-%m-%d"], **more)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not YEARS[0] <= day.year <= YEARS[1]:
            raise ValidationError(self.error_messages["invalid"])
        return day


class LineField(forms.CharField):
    """One line of words, at most ``most`` signs."""

    def __init__(self, *, label: Any, most: int, need: Any = "", **more: Any) -> None:
        more.setdefault("error_messages", _messages(most, need))
        more.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(label=label, max_length=most, required=bool(need), **more)


class WordsField(LineField):
    """Some sentences, at most ``most`` signs; ``need`` is what to say when they are missing."""

    def __init__(self, *, label: Any, most: int, rows: int = 3, **more: Any) -> None:
        area = forms.Textarea(attrs={"rows": rows})
        super().__init__(label=label, most=most, widget=area, **more)


class CountField(forms.IntegerField):
    """A whole number of things or people, typed, never slid."""

    def __init__(self, *, label: Any, need: Any = "", **more: Any) -> None:
        words = gettext_lazy("请填一个整数，不要太大。")
        messages = {"required": need, "invalid": words, "min_value": words, "max_value": words}
        look = {"inputmode": "numeric", "autocomplete": "off", "min": "0"}
        super().__init__(
            label=label,
            required=bool(need),
            min_value=0,
            max_value=more.pop("most", MOST_QUANTITY),
            error_messages=messages,
            widget=forms.NumberInput(attrs=look),
            **more,
        )


def _messages(most: int, need: Any) -> dict[str, Any]:
    words = gettext_lazy("写得太长了，请留在 %(limit_value)d 字以内。")
    return {"required": need, "max_length": words}
