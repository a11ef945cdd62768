from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liban.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class MoneyAsked(Event):
    name = "approval.money-asked"
    says = _("书记申报了项目资金，一个月的期限开始计算。")
    public = _("书记向镇里申请了资金。")
    project_id: int
    application_id: int
    asked_fen: int
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ApplicationWithdrawn(Event):
    name = "approval.application-withdrawn"
    says = _("撤回了申报。")
    public = _("申请撤回了，您的事另外想办法。")
    project_id: int
    application_id: int


@dataclass(frozen=True, kw_only=True)
class ApplicationReturned(Event):
    name = "approval.application-returned"
    says = _("镇党建办退回了申报，要补齐的一次说清；期限照常计算。")
    public = _("镇里请书记补几样材料。")
    project_id: int
    application_id: int
    codes: list[str]


@dataclass(frozen=True, kw_only=True)
class ApplicationApproved(Event):
    name = "approval.application-approved"
    says = _("镇党建办批准了申报，资金已经预留。")
    public = _("镇里同意了，钱也留好了。")
    project_id: int
    application_id: int
    granted_fen: int


@dataclass(frozen=True, kw_only=True)
class ApplicationRefused(Event):
    name = "approval.application-refused"
    says = _("镇党建办决定不予立项，原因公开。")
    public = _("镇里没有同意，原因写在下面。")
    project_id: int
    application_id: int
    codes: list[str]


@dataclass(frozen=True, kw_only=True)
class ProjectTerminated(Event):
    name = "approval.project-terminated"
    says = _("项目终止，没用的资金收回。")
    public = _("这个项目停了，原因写在下面。")
    project_id: int
    released_fen: int
