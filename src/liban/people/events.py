from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liban.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class FirstLinkMade(Event):
    name = "people.first-link-made"
    says = _("生成了建立第一个管理员的链接。")


@dataclass(frozen=True, kw_only=True)
class PersonInvited(Event):
    name = "people.person-invited"
    says = _("建立了账号。")

    person_id: int
    home_id: int


@dataclass(frozen=True, kw_only=True)
class Appointed(Event):
    name = "people.appointed"
    says = _("任命了职务。")

    person_id: int
    post_id: int
    role: str
    place_id: int
    since: date
    until: date | None


@dataclass(frozen=True, kw_only=True)
class PostEnded(Event):
    name = "people.post-ended"
    says = _("免去了职务。")

    person_id: int
    post_id: int
    until: date


@dataclass(frozen=True, kw_only=True)
class AccountDisabled(Event):
    name = "people.account-disabled"
    says = _("停用了账号。")

    person_id: int


@dataclass(frozen=True, kw_only=True)
class AccountEnabled(Event):
    name = "people.account-enabled"
    says = _("启用了账号。")

    person_id: int


@dataclass(frozen=True, kw_only=True)
class RecoveryLinkMade(Event):
    name = "people.recovery-link-made"
    says = _("生成了一次性登录链接。")

    person_id: int


@dataclass(frozen=True, kw_only=True)
class TicketUsed(Event):
    name = "people.ticket-used"
    says = _("用一次性链接设了密码。")

    person_id: int
    purpose: str


@dataclass(frozen=True, kw_only=True)
class SecondFactorCleared(Event):
    name = "people.second-factor-cleared"
    says = _("清除了第二道验证。")

    person_id: int


@dataclass(frozen=True, kw_only=True)
class PasswordChosen(Event):
    name = "people.password-chosen"
    says = _("改了密码。")

    person_id: int


@dataclass(frozen=True, kw_only=True)
class AccessNoted(Event):
    """The base of what people do at the door; ``person_id`` is 0 for an unknown account."""

    name = "people.access-noted"
    says = _("进出系统。")

    person_id: int


@dataclass(frozen=True, kw_only=True)
class SignedIn(AccessNoted):
    name = "people.signed-in"
    says = _("登录。")


@dataclass(frozen=True, kw_only=True)
class SignInFailed(AccessNoted):
    name = "people.sign-in-failed"
    says = _("登录没有成功。")


@dataclass(frozen=True, kw_only=True)
class SignedOut(AccessNoted):
    name = "people.signed-out"
    says = _("退出登录。")


@dataclass(frozen=True, kw_only=True)
class SecondFactorAdded(AccessNoted):
    name = "people.second-factor-added"
    says = _("开启了第二道验证。")


@dataclass(frozen=True, kw_only=True)
class SecondFactorRemoved(AccessNoted):
    name = "people.second-factor-removed"
    says = _("关闭了第二道验证。")


@dataclass(frozen=True, kw_only=True)
class RecoveryCodesMade(AccessNoted):
    name = "people.recovery-codes-made"
    says = _("换了一组备用码。")
