from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liban.kit.words import Words
from liban.people.roles import ADMINS, Role

ALL_ROLES = [("", _("全部职务")), *Role.choices]


def _choice(label: Words, choices: Sequence[tuple[object, Words]], missing: Words) -> forms.Field:
    return forms.ChoiceField(
        label=str(label),
        choices=[("", _("请选择")), *choices],
        error_messages={"required": str(missing), "invalid_choice": str(missing)},
    )


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PeopleFilter(forms.Form):
    text = forms.CharField(label=_("姓名或账号"), max_length=30, required=False)
    role = forms.ChoiceField(label=_("职务"), choices=ALL_ROLES, required=False)


class PersonForm(forms.Form):
    """A new account. There is no password field: nobody sets somebody else's password."""

    name = forms.CharField(
        label=_("姓名"), max_length=30, error_messages={"required": _("请填写姓名。")}
    )
    username = forms.CharField(
        label=_("账号"),
        help_text=_("登录时用。小写字母开头，3 到 30 位字母或数字，如姓名的拼音。"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
        error_messages={"required": _("请给这个人起一个账号。")},
    )
    phone = forms.CharField(
        label=_("手机号"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, homes: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home"] = _choice(_("账号归谁管"), homes, _("请选一个单位。"))
        if len(homes) == 1:
            self.fields["home"].widget = forms.HiddenInput()
            self.fields["home"].initial = homes[0][0]


class PostForm(forms.Form):
    """A role at a place, from a day on."""

    since = forms.DateField(
        label=_("从哪天起"),
        widget=DayInput(),
        error_messages={"required": _("请填开始的日期。"), "invalid": _("请填一个日期。")},
    )
    until = forms.DateField(
        label=_("到哪天止"),
        help_text=_("没有定就不填。"),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": _("请填一个日期。")},
    )

    def __init__(
        self,
        *args: Any,
        places: Sequence[tuple[object, str]],
        today: date,
        only_first: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = today
        roles = [role for role in Role if not only_first or role in ADMINS[1:]]
        named = [(role.value, role.label) for role in roles]
        self.fields["role"] = _choice(_("职务"), named, _("请选一个职务。"))
        self.fields["place"] = _choice(_("在哪里"), places, _("请选一个地方。"))
        self.order_fields(("role", "place", "since", "until"))
        if only_first:
            del self.fields["since"], self.fields["until"]


class EndForm(forms.Form):
    on = forms.DateField(
        label=_("到哪天止"),
        help_text=_("选今天，立刻生效，正在用的登录也马上结束。"),
        widget=DayInput(),
        error_messages={"required": _("请填一个日期。"), "invalid": _("请填一个日期。")},
    )


class HandOverForm(forms.Form):
    """Who takes the post over, with everything that hangs on it."""

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"] = _choice(_("由谁接任"), people, _("请选接任的人。"))


class NothingForm(forms.Form):
    """A page that only asks "really?"; errors of the use-case are shown on it."""
