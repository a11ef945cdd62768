from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liban.demands.models import Demand
from liban.kit.money import FenField
from liban.media.models import Photo
from liban.people.models import Person
from liban.places.models import Place
from liban.projects.states import State


class Category(models.TextChoices):
    """The six fields of 书记立办, verbatim."""

    PARTY = "party", _("基层党建")
    GOVERNANCE = "governance", _("社区治理")
    ECONOMY = "economy", _("经济发展")
    LIVING = "living", _("人居环境")
    CULTURE = "culture", _("乡风文明建设")
    URGENT = "urgent", _("群众反映最强烈的热点问题")


class Kind(models.TextChoices):
    WORKS = "works", _("工程")
    GOODS = "goods", _("货物")
    SERVICE = "service", _("服务")


class FundingSource(models.TextChoices):
    FUND = "fund", _("书记立办资金")
    VILLAGE = "village", _("村（社区）集体")
    RESIDENTS = "residents", _("群众自愿出资")
    LABOUR = "labour", _("群众出工出物")
    PARTNER = "partner", _("结对共建单位")
    DONATION = "donation", _("社会捐赠")
    OTHER = "other", _("其他")


class Project(models.Model):
    """A small, concrete thing (微小项目) that a village promises to finish within a month.

    The month starts when money is first asked for, not when the idea is noted: ``due_on`` is
    empty until then, and from then on it never moves; neither a return nor a pause moves it.
    """

    code = models.CharField(_("项目编号"), max_length=30, unique=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="projects")
    title = models.CharField(_("项目名称"), max_length=30)
    category = models.CharField(_("项目类别"), max_length=12, choices=Category)
    kind = models.CharField(_("项目性质"), max_length=8, choices=Kind)
    state = models.CharField(_("状态"), max_length=12, choices=State, default=State.FORMING)
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("领办书记"))
    demands = models.ManyToManyField(Demand, through="Source", related_name="projects")

    location = models.CharField(_("实施地点"), max_length=80, blank=True)
    background = models.CharField(_("问题描述"), max_length=300, blank=True)
    why_secretary = models.CharField(_("为何需书记领办"), max_length=100, blank=True)
    households = models.PositiveIntegerField(_("受益户数"), null=True, blank=True)
    people = models.PositiveIntegerField(_("受益人数"), null=True, blank=True)
    upkeep = models.CharField(_("建后谁来管"), max_length=120, blank=True)
    builder = models.CharField(_("实施单位"), max_length=60, blank=True)
    plan_start_on = models.DateField(_("计划开工"), null=True, blank=True)
    plan_end_on = models.DateField(_("计划完工"), null=True, blank=True)

    formed_at = models.DateTimeField()
    applied_on = models.DateField(_("申报日期"), null=True)
    due_on = models.DateField(_("办结期限"), null=True)
    stage_since = models.DateField()
    stage_due_on = models.DateField(null=True)
    started_on = models.DateField(_("实际开工"), null=True)
    finished_on = models.DateField(_("实际完工"), null=True)
    finished_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    accepted_on = models.DateField(_("验收日期"), null=True)
    closed_on = models.DateField(_("办结日期"), null=True)
    waiting_for = models.CharField(_("在等谁"), max_length=30, blank=True)
    ended_because = models.CharField(_("终止原因"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="project_state_known"),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("applied_on")), name="project_due_after_applied"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.FORMING, State.WITHDRAWN]) | Q(due_on__isnull=False),
                name="project_applied_has_due",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.FINISHED, State.ACCEPTED, State.CLOSED])
                | Q(finished_on__isnull=False, finished_by__isnull=False),
                name="project_finished_has_day",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_on"], name="project_state_due"),
            models.Index(fields=["place", "state"], name="project_place_state"),
        ]

    def __str__(self) -> str:
        return self.title

    def scope(self) -> str:
        return self.place.path


class Source(models.Model):
    """A demand that a project answers; one project answers many, one demand may need several."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="sources")
    demand = models.ForeignKey(Demand, models.PROTECT, related_name="sources")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "demand"], name="source_once")]


class Outcome(models.Model):
    """What will be there afterwards, in numbers: "68 lamps". ``done`` grows with the works."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="outcomes")
    name = models.CharField(_("成效"), max_length=30)
    planned = models.PositiveIntegerField(_("计划数量"), validators=[MinValueValidator(1)])
    unit = models.CharField(_("单位"), max_length=6)
    done = models.PositiveIntegerField(_("已完成"), default=0)
    accepted = models.PositiveIntegerField(_("验收数量"), null=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=Q(planned__gt=0), name="outcome_planned_positive"),
        ]


class BudgetLine(models.Model):
    """One line of the estimate: name, quantity, unit price; the sum is arithmetic."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="budget")
    name = models.CharField(_("名称"), max_length=40)
    quantity = models.DecimalField(
        _("数量"), max_digits=10, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    unit = models.CharField(_("单位"), max_length=6)
    price_fen = FenField(_("单价"))
    total_fen = FenField(_("小计"))

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0, price_fen__gte=0, total_fen__gte=0),
                name="budget_line_positive",
            ),
        ]


class FundingShare(models.Model):
    """Who pays how much of a project (资金构成). The fund's share is what is asked for."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="funding")
    source = models.CharField(_("来源"), max_length=10, choices=FundingSource)
    fen = FenField(_("金额"))

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["project", "source"], name="funding_once_a_source"),
            models.CheckConstraint(condition=Q(fen__gt=0), name="funding_positive"),
        ]


class Milestone(models.Model):
    """A day by which something is to be reached."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="milestones")
    name = models.CharField(_("节点"), max_length=30)
    planned_on = models.DateField(_("计划日期"))
    reached_on = models.DateField(_("完成日期"), null=True)

    class Meta:
        ordering = ("planned_on", "id")


class Progress(models.Model):
    """How far the works have come, in quantities: 41 of 68 lamps on this day."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="progress")
    outcome = models.ForeignKey(Outcome, models.PROTECT, null=True, related_name="progress")
    done = models.PositiveIntegerField(null=True)
    words = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)


class Phase(models.TextChoices):
    BEFORE = "before", _("施工前")
    DURING = "during", _("施工中")
    AFTER = "after", _("施工后")


class ProjectPhoto(models.Model):
    """A photo of the works. Those with the same ``viewpoint`` show the same place over time."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="photos")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="+")
    phase = models.CharField(max_length=8, choices=Phase)
    viewpoint = models.PositiveSmallIntegerField(_("机位"), default=1)
    caption = models.CharField(_("说明"), max_length=60, blank=True)

    class Meta:
        ordering = ("viewpoint", "id")
