from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liban.kit.money import FenField
from liban.people.models import Person
from liban.projects.models import Project


class Result(models.TextChoices):
    PASSED = "passed", _("合格")
    REPAIR = "repair", _("需要整改")


class Inspection(models.Model):
    """One look at the finished thing (验收). The database refuses the builder as inspector."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="inspections")
    result = models.CharField(max_length=8, choices=Result)
    on = models.DateField(_("验收日期"))
    inspector = models.ForeignKey(Person, models.PROTECT, related_name="+")
    builder = models.ForeignKey(Person, models.PROTECT, related_name="+")
    residents = models.PositiveSmallIntegerField(_("到场居民人数"))
    words = models.CharField(_("验收意见"), max_length=300, blank=True)
    repairs = models.CharField(_("整改内容"), max_length=300, blank=True)
    repair_due_on = models.DateField(_("整改期限"), null=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(inspector=F("builder")), name="inspection_not_by_builder"
            ),
            models.CheckConstraint(
                condition=Q(result=Result.PASSED)
                | (~Q(repairs="") & Q(repair_due_on__isnull=False)),
                name="inspection_repair_has_list",
            ),
        ]

    def scope(self) -> str:
        return self.project.scope()


class Settlement(models.Model):
    """What the thing really cost (结算), and what of it the fund pays."""

    project = models.OneToOneField(Project, models.PROTECT, related_name="settlement")
    total_fen = FenField(_("结算总额"))
    fund_fen = FenField(_("专项资金承担"))
    on = models.DateField(_("结算日期"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fund_fen__gte=0, total_fen__gte=F("fund_fen")),
                name="settlement_fund_within_total",
            ),
        ]

    def scope(self) -> str:
        return self.project.scope()
