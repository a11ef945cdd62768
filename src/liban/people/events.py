from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from liban.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class FirstLinkMade(Event):
    name: ClassVar[str] = "people.first-link-made"
    says: ClassVar = _("生成了建立第一个管理员的链接")


@dataclass(frozen=True, kw_only=True)
class PersonInvited(Event):
    name: ClassVar[str] = "people.person-invited"
    says: ClassVar = _("建立了账号")

    person_id: int
    home_id: int


@dataclass(frozen=True, kw_only=True)
class Appointed(Event):
    name: ClassVar[str] = "people.appointed"
    says: ClassVar = _("任命了职务")

    person_id: int
    post_id: int
    role: str
    place_id: int
    since: date
    until: date | None


@dataclass(frozen=True, kw_only=True)
class PostEnded(Event):
    name: ClassVar[str] = "people.post-ended"
    says: ClassVar = _("免去了职务")

    person_id: int
    post_id: int
    until: date


@dataclass(frozen=True, kw_only=True)
class AccountDisabled(Event):
    name: ClassVar[str] = "people.account-disabled"
    says: ClassVar = _("停用了账号")

    person_id: int


@dataclass(frozen=True, kw_only=True)
class AccountEnabled(Event):
    name: ClassVar[str] = "people.account-enabled"
    says: ClassVar = _("启用了账号")

    person_id: int


@dataclass(frozen=True, kw_only=True)
class RecoveryLinkMade(Event):
    name: ClassVar[str] = "people.recovery-link-made"
    says: ClassVar = _("生成了一次性登录链接")

    person_id: int


@dataclass(frozen=True, kw_only=True)
class TicketUsed(Event):
    name: ClassVar[str] = "people.ticket-used"
    says: ClassVar = _("用一次性链接设了密码")

    person_id: int
    purpose: str


@dataclass(frozen=True, kw_only=True)
class SecondFactorCleared(Event):
    name: ClassVar[str] = "people.second-factor-cleared"
    says: ClassVar = _("清除了第二道验证")

    person_id: int


@dataclass(frozen=True, kw_only=True)
class PasswordChosen(Event):
    name: ClassVar[str] = "people.password-chosen"
    says: ClassVar = _("改了密码")

    person_id: int


@dataclass(frozen=True, kw_only=True)
class AccessNoted(Event):
    """The base of what people do at the door; ``person_id`` is 0 for an unknown account."""

    name: ClassVar[str] = "people.access-noted"
    says: ClassVar = _("进出系统")

    person_id: int


@dataclass(frozen=True, kw_only=True)
class SignedIn(AccessNoted):
    name: ClassVar[str] = "people.signed-in"
    says: ClassVar = _("登录")


@dataclass(frozen=True, kw_only=True)
class SignInFailed(AccessNoted):
    name: ClassVar[str] = "people.sign-in-failed"
    says: ClassVar = _("登录没有成功")


@dataclass(frozen=True, kw_only=True)
class SignedOut(AccessNoted):
    name: ClassVar[str] = "people.signed-out"
    says: ClassVar = _("退出登录")


@dataclass(frozen=True, kw_only=True)
class SecondFactorAdded(AccessNoted):
    name: ClassVar[str] = "people.second-factor-added"
    says: ClassVar = _("开启了第二道验证")


@dataclass(frozen=True, kw_only=True)
class SecondFactorRemoved(AccessNoted):
    name: ClassVar[str] = "people.second-factor-removed"
    says: ClassVar = _("关闭了第二道验证")


@dataclass(frozen=True, kw_only=True)
class RecoveryCodesMade(AccessNoted):
    name: ClassVar[str] = "people.recovery-codes-made"
    says: ClassVar = _("换了一组备用码")
