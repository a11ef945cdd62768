"""Forms of the door: allauth's, in our words and without placeholders; and our own."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liban.kit.words import Words
from liban.people.actions import note_access


def _word(form: forms.Form, **labels: Words) -> None:
    for name, label in labels.items():
        field = form.fields[name]
        field.label = str(label)
        field.help_text = ""
        field.widget.attrs.pop("placeholder", None)


def _digits(form: forms.Form) -> None:
    _word(form, code=_("验证码"))
    form.fields["code"].widget.attrs.update(inputmode="numeric", autofocus=True)


class LoginForm(account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, login=_("账号"), password=_("密码"))
        self.fields["login"].widget.attrs.update(autocapitalize="none", spellcheck="false")


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, oldpassword=_("现在的密码"), password1=_("新密码"))
        _word(self, password2=_("新密码，再填一次"))
        self.fields["password1"].help_text = NEW_PASSWORD_HINT


class ReauthenticateForm(account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, password=_("密码"))


class AuthenticateForm(mfa.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _digits(self)

    def _emit_authentication_failed(self, authenticator: object) -> None:
        """allauth tells a wrong code by a signal, which the house does not use."""
        note_access(person_id=self.user.pk, what="sign_in_failed", now=timezone.now())


class ReauthenticateByCodeForm(mfa.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _digits(self)


class ActivateForm(totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _digits(self)


NEW_PASSWORD_HINT = _("至少 8 位，大写字母、小写字母、数字、符号里至少有三种，不要用姓名或账号。")


class PasswordForm(forms.Form):
    """A password of one's own, twice; what it must be, the use-case says."""

    password = forms.CharField(
        label=_("新密码"),
        help_text=NEW_PASSWORD_HINT,
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("请填写新密码。")},
    )
    again = forms.CharField(
        label=_("新密码，再填一次"),
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("请再填一次新密码。")},
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError(_("两次填的不一样，请再填一次。"))
        return again


class FirstPersonForm(PasswordForm):
    """The first administrator, and the town when there is none yet."""

    name = forms.CharField(
        label=_("您的姓名"), max_length=30, error_messages={"required": _("请填写您的姓名。")}
    )
    username = forms.CharField(
        label=_("账号"),
        help_text=_("登录时用。小写字母开头，3 到 30 位字母或数字。"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": _("请给自己起一个账号。")},
    )
    district = forms.CharField(
        label=_("区（县）"), max_length=60, error_messages={"required": _("请填写区（县）的名称。")}
    )
    town = forms.CharField(
        label=_("镇（街道）"),
        max_length=60,
        error_messages={"required": _("请填写镇（街道）的名称。")},
    )
    field_order = ("name", "username", "district", "town", "password", "again")

    def __init__(self, *args: Any, has_town: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_town:
            del self.fields["district"], self.fields["town"]
