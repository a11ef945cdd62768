from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from liban.demands.rules import WORDS_MOST, tidy_phone
from liban.kit.refusal import BrokenRule
from liban.web.portal.forms.fields import ManyFiles, PhotosField, PlainText
from liban.web.portal.puzzle import solves

TOO_LONG = _("写得太长了，请留在 %(limit_value)d 字以内。")


class ReportForm(forms.Form):
    """First screen: what it is about."""

    words = PlainText(
        label=_("什么事"),
        max_length=WORDS_MOST,
        help_text=_("几句话就行：哪里、怎么了、多久了。"),
        error_messages={
            "required": _("请写一写是什么事，一句话也行。"),
            "max_length": TOO_LONG,
        },
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": WORDS_MOST}),
    )
    photos = PhotosField(
        label=_("照片"),
        required=False,
        help_text=_("最多 9 张。书记和办事的人看得见。"),
        widget=ManyFiles(attrs={"accept": "image/*", "multiple": True}),
    )


class WhereForm(forms.Form):
    """Second screen: where it is. The villages come from the table of places."""

    place = forms.ChoiceField(
        label=_("在哪个村或社区"),
        error_messages={
            "required": _("请选择在哪个村或社区。"),
            "invalid_choice": _("请选择在哪个村或社区。"),
        },
        widget=forms.RadioSelect,
    )
    location = PlainText(
        label=_("在哪个位置"),
        required=False,
        max_length=80,
        help_text=_("比如：祠堂门口、东区二巷尾。"),
        error_messages={"max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"maxlength": 80}),
    )
    for_family = forms.BooleanField(label=_("我是替家人反映"), required=False)

    def __init__(self, *args: Any, places: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # for the type checker
        field.choices = list(places)


class ContactForm(forms.Form):
    """How to reach the person, all of it optional."""

    phone = PlainText(
        label=_("手机号"),
        required=False,
        max_length=30,
        error_messages={"max_length": _("请填 11 位手机号，固定电话请连区号一起填。")},
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )
    name = PlainText(
        label=_("怎么称呼您"),
        required=False,
        max_length=30,
        help_text=_("比如：区阿姨、陈先生。"),
        error_messages={"max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "name", "maxlength": 30}),
    )

    def clean_phone(self) -> str:
        try:
            return tidy_phone(self.cleaned_data["phone"])
        except BrokenRule as error:
            raise ValidationError(str(error)) from error


class PuzzledForm(ContactForm):
    """The same, with a sum to do: for a phone that has reported many times just now."""

    puzzle = forms.CharField(widget=forms.HiddenInput, required=False)
    sum = PlainText(
        max_length=10,
        error_messages={"required": _("请算一算，填数字。"), "max_length": _("请算一算，填数字。")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_sum(self) -> str:
        typed = str(self.cleaned_data["sum"])
        if not solves(self.data.get("puzzle", ""), typed):
            raise ValidationError(_("算得不对，请再算一次。"))
        return typed
