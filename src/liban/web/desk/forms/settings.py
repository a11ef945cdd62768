from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liban.places.rules import UNITS, Known, Level


class SettingForm(forms.Form):
    """One number or text; ``seen`` is the value that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput(), required=False, strip=False, max_length=500)

    def __init__(self, *args: Any, known: Known, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known.is_number:
            self.fields["value"] = forms.IntegerField(
                label=str(known.label),
                min_value=known.least,
                max_value=known.most,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                error_messages={
                    "required": _("请填一个数。"),
                    "invalid": _("请填整数。"),
                    "min_value": _("最少 %(limit_value)s。"),
                    "max_value": _("最多 %(limit_value)s。"),
                },
            )
            return
        self.fields["value"] = forms.CharField(
            label=str(known.label),
            max_length=500,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )


class DayForm(forms.Form):
    """What a day is; ``seen`` is what the page showed."""

    kind = forms.ChoiceField(
        label=_("这一天"),
        choices=[
            ("plain", _("按平常：周一到周五上班，周末休息")),
            ("off", _("放假")),
            ("work", _("调休上班")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一种。")},
    )
    name = forms.CharField(label=_("名称"), help_text=_("如：春节"), max_length=30, required=False)
    seen = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=60)


class YearForm(forms.Form):
    source = forms.CharField(
        label=_("依据"),
        help_text=_("通知的文号或网址"),
        max_length=200,
        error_messages={"required": _("请写明依据哪个通知。")},
    )


class PlaceForm(forms.Form):
    """A new place of responsibility."""

    name = forms.CharField(
        label=_("名称"), max_length=60, error_messages={"required": _("请填写名称。")}
    )
    level = forms.ChoiceField(
        label=_("级别"),
        choices=[(level.value, level.label) for level in (Level.AREA, *UNITS, Level.TOWN)],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选级别。")},
    )
    code = forms.RegexField(
        r"^\d{12}$",
        label=_("区划代码"),
        help_text=_("统计用区划代码，12 位数字"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("区划代码是 12 位数字。")},
    )

    def __init__(self, *args: Any, parents: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = forms.ChoiceField(
            label=str(_("属于")),
            choices=parents,
            error_messages={"required": str(_("请选上一级。"))},
        )
        self.order_fields(("parent", "level", "name", "code"))
