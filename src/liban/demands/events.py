from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liban.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class DemandReported(Event):
    name = "demands.demand-reported"
    says = _("居民反映了一件事。")
    public = _("收到了，已交给书记。")
    demand_id: int
    channel: str
    check_due_on: date


@dataclass(frozen=True, kw_only=True)
class DemandEntered(Event):
    name = "demands.demand-entered"
    says = _("工作人员代为登记。")
    public = _("工作人员替您登记好了。")
    demand_id: int
    channel: str
    check_due_on: date


@dataclass(frozen=True, kw_only=True)
class DemandsImported(Event):
    name = "demands.demands-imported"
    says = _("从表格导入了一批诉求。")
    batch: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class DemandJoined(Event):
    name = "demands.demand-joined"
    says = _("又有一位居民也遇到了这件事。")
    public = _("又有一位居民说“我也遇到了”。")
    demand_id: int
    requester_id: int


@dataclass(frozen=True, kw_only=True)
class DemandEdited(Event):
    name = "demands.demand-edited"
    says = _("改了事由或位置。")
    demand_id: int
    version: int


@dataclass(frozen=True, kw_only=True)
class DemandChecked(Event):
    name = "demands.demand-checked"
    says = _("核实了情况。")
    public = _("书记核实过了，情况属实。")
    demand_id: int


@dataclass(frozen=True, kw_only=True)
class DemandReplied(Event):
    name = "demands.demand-replied"
    says = _("答复了居民。")
    public = _("书记给您回话了。")
    demand_id: int
    reply_id: int


@dataclass(frozen=True, kw_only=True)
class DemandMerged(Event):
    name = "demands.demand-merged"
    says = _("并入了另一件相同的诉求。")
    public = _("同一件事有别人也反映过，两件并成一件办。")
    demand_id: int
    into_id: int


@dataclass(frozen=True, kw_only=True)
class DemandDeclined(Event):
    name = "demands.demand-declined"
    says = _("决定不予办理，并写明了原因。")
    public = _("这件事办不了，原因写在下面。")
    demand_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class DemandHandledDirectly(Event):
    name = "demands.demand-handled-directly"
    says = _("不立项，直接办理。")
    public = _("村里直接去办，不用等。")
    demand_id: int
    due_on: date


@dataclass(frozen=True, kw_only=True)
class DemandFinishedDirectly(Event):
    name = "demands.demand-finished-directly"
    says = _("直接办好了。")
    public = _("办好了，请您评一评。")
    demand_id: int


@dataclass(frozen=True, kw_only=True)
class ContactChanged(Event):
    name = "demands.contact-changed"
    says = _("居民改了自己的联系方式。")
    requester_id: int


@dataclass(frozen=True, kw_only=True)
class ContactErased(Event):
    name = "demands.contact-erased"
    says = _("联系方式已删除。")
    requester_id: int


@dataclass(frozen=True, kw_only=True)
class ContactSeen(Event):
    name = "demands.contact-seen"
    says = _("查看了居民的联系方式。")
    demand_id: int
    requester_id: int
