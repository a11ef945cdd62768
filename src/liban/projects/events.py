from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liban.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class ProjectFormed(Event):
    name = "projects.project-formed"
    says = _("书记牵头形成了项目。")
    public = _("书记把这件事定成了一个项目。")
    project_id: int
    demand_ids: list[int]


@dataclass(frozen=True, kw_only=True)
class DemandAdded(Event):
    name = "projects.demand-added"
    says = _("又有一件诉求纳入了项目。")
    project_id: int
    demand_id: int


@dataclass(frozen=True, kw_only=True)
class PlanChanged(Event):
    name = "projects.plan-changed"
    says = _("改了项目方案。")
    project_id: int
    part: str
    version: int


@dataclass(frozen=True, kw_only=True)
class PhotosAdded(Event):
    name = "projects.photos-added"
    says = _("加了照片。")
    project_id: int
    phase: str
    count: int


@dataclass(frozen=True, kw_only=True)
class WorkStarted(Event):
    name = "projects.work-started"
    says = _("开工了。")
    public = _("开工了。")
    project_id: int
    started_on: date


@dataclass(frozen=True, kw_only=True)
class ProgressReported(Event):
    name = "projects.progress-reported"
    says = _("报了进度。")
    public = _("又做了一些。")
    project_id: int
    progress_id: int
    outcome_id: int | None
    done: int | None
    planned: int | None


@dataclass(frozen=True, kw_only=True)
class MilestoneReached(Event):
    name = "projects.milestone-reached"
    says = _("到了一个节点。")
    project_id: int
    milestone_id: int
    reached_on: date


@dataclass(frozen=True, kw_only=True)
class WaitingChanged(Event):
    name = "projects.waiting-changed"
    says = _("记下了在等谁，或者不用再等。")
    project_id: int
    waits: bool


@dataclass(frozen=True, kw_only=True)
class WorkFinished(Event):
    name = "projects.work-finished"
    says = _("完工了，等待验收。")
    public = _("做完了，等镇里和街坊来看。")
    project_id: int
    finished_on: date


@dataclass(frozen=True, kw_only=True)
class RepairFinished(Event):
    name = "projects.repair-finished"
    says = _("整改完了，等待再验收。")
    public = _("返工做好了，等着再看一次。")
    project_id: int
    finished_on: date


@dataclass(frozen=True, kw_only=True)
class ProjectWithdrawn(Event):
    name = "projects.project-withdrawn"
    says = _("撤项了，诉求另行处理。")
    public = _("这个项目不做了，您的事另外想办法。")
    project_id: int


@dataclass(frozen=True, kw_only=True)
class HandedOver(Event):
    name = "projects.handed-over"
    says = _("职务和手上的项目交给了接任的人。")
    from_id: int
    to_id: int
    projects: int


@dataclass(frozen=True, kw_only=True)
class LeadChanged(Event):
    name = "projects.lead-changed"
    says = _("领办书记换了人。")
    project_id: int
    old_id: int
    new_id: int
