from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liban.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class RepairAsked(Event):
    name = "acceptance.repair-asked"
    says = _("验收要求整改。")
    public = _("看过了，还有几处要返工。")
    project_id: int
    inspection_id: int
    repair_due_on: date


@dataclass(frozen=True, kw_only=True)
class ProjectAccepted(Event):
    name = "acceptance.project-accepted"
    says = _("验收合格。")
    public = _("办好了，镇里和街坊都看过。请您评一评。")
    project_id: int
    inspection_id: int
    residents: int


@dataclass(frozen=True, kw_only=True)
class ProjectSettled(Event):
    name = "acceptance.project-settled"
    says = _("结算了，结余收回资金盘子。")
    project_id: int
    total_fen: int
    fund_fen: int
    released_fen: int


@dataclass(frozen=True, kw_only=True)
class MoneyPaid(Event):
    name = "acceptance.money-paid"
    says = _("财政办拨付了资金。")
    project_id: int
    transfer_id: int
    fen: int


@dataclass(frozen=True, kw_only=True)
class ProjectClosed(Event):
    name = "acceptance.project-closed"
    says = _("项目办结。")
    public = _("钱都结清了，这件事办完了。")
    project_id: int


@dataclass(frozen=True, kw_only=True)
class ProjectArchived(Event):
    name = "acceptance.project-archived"
    says = _("资料归档。")
    project_id: int
