"""How allauth is fitted to the house: no sign-up, our words, our limits, our journal."""

import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from liban.kit.secret import lock, unlock
from liban.people.actions import choose_password, note_access
from liban.people.queries import must_bring_second_factor, person_id_of
from liban.web.account.device import bucket, remember
from liban.web.address import client_address
from liban.web.request import Person

# What allauth would tell people by mail, we keep in the journal: nobody here has a mailbox.
NOTED = {
    "mfa/email/totp_activated": "second_factor_added",
    "mfa/email/totp_deactivated": "second_factor_removed",
    "mfa/email/recovery_codes_generated": "recovery_codes_made",
}


class Adapter(DefaultAccountAdapter):
    """Accounts are made by administrators; people sign in with a name and a password."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("账号或密码不对，请再试一次。"),
        "too_many_login_attempts": _(
            "试的次数太多了，请过 15 分钟再试，或请管理员发一个找回链接。"
        ),
        "incorrect_password": _("密码不对，请再试一次。"),
        "enter_current_password": _("现在的密码不对，请再试一次。"),
        "incorrect_code": _("验证码不对，请再看一眼手机上的六位数字。"),
        "rate_limited": _("试的次数太多了，请过 15 分钟再试。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only pages of this site, by their path."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return bucket(request, credentials.get("username", ""))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """The person, if the password fits and the account is on; both fail in the same words."""
        person = super().authenticate(request, **credentials)
        return person if person and person.is_active else None

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        known = person_id_of(credentials.get("username", ""))
        note_access(person_id=known, what="sign_in_failed", now=timezone.now())

    def login(self, request: HttpRequest, user: Person) -> None:
        if not user.is_active:
            raise ImmediateHttpResponse(redirect("account_login"))
        super().login(request, user)
        request.session["began"] = timezone.now().timestamp()
        note_access(person_id=user.pk, what="signed_in", now=timezone.now())

    def post_login(self, request: HttpRequest, user: Person, **how: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **how)
        remember(request, response, user.username)
        return response

    def logout(self, request: HttpRequest) -> None:
        note_access(person_id=request.user.pk, what="signed_out", now=timezone.now())
        super().logout(request)

    def set_password(self, user: Person, password: str) -> None:
        choose_password(person_id=user.pk, password=password, now=timezone.now())
        user.refresh_from_db()

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account:me")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever signed in a moment ago has just proved who they are."""
        began = context.request.session.get("began", 0)
        recently = time.time() - began < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not recently

    def send_notification_mail(
        self, template_prefix: str, user: Person, *_a: Any, **_k: Any
    ) -> None:
        if what := NOTED.get(template_prefix):
            note_access(person_id=user.pk, what=what, now=timezone.now())


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are encrypted at rest; who must bring a second factor cannot switch it off."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("验证码不对，请再看一眼手机上的六位数字。"),
        "cannot_delete_authenticator": _("您的职务要求两道验证，不能关闭。"),
        "cannot_generate_recovery_codes": _("请先开启两道验证，再生成备用码。"),
    }

    def encrypt(self, text: str) -> str:
        return lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unlock(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not (settings.SECOND_FACTOR and must_bring_second_factor(authenticator.user))
