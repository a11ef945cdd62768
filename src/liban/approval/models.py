from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liban.funds.models import Fund
from liban.kit.money import FenField
from liban.people.models import Person
from liban.projects.models import Project


class Decision(models.TextChoices):
    OPEN = "open", _("待审批")
    APPROVED = "approved", _("批准")
    RETURNED = "returned", _("退回补齐")
    REFUSED = "refused", _("不予立项")
    WITHDRAWN = "withdrawn", _("已撤回")


class Application(models.Model):
    """One asking for money (申报). A returned one is kept; asking again makes a new one."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="applications")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="applications")
    applicant = models.ForeignKey(Person, models.PROTECT, related_name="applications")
    asked_fen = FenField(_("申请金额"))
    pledged = models.BooleanField(_("承诺属实、不拆分、不重复"))
    applied_at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.OPEN)
    granted_fen = FenField(_("核定金额"), null=True)
    codes = models.JSONField(default=list)
    words = models.CharField(_("审批意见"), max_length=300, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=Q(asked_fen__gt=0), name="application_asks_something"),
            models.CheckConstraint(
                condition=Q(granted_fen__isnull=True)
                | Q(granted_fen__gt=0, granted_fen__lte=F("asked_fen")),
                name="application_grants_at_most_asked",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | ~Q(decided_by=F("applicant"))
                | Q(decision=Decision.WITHDRAWN),
                name="application_not_decided_by_applicant",
            ),
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(decision=Decision.OPEN),
                name="application_one_open",
            ),
        ]

    def scope(self) -> str:
        return self.project.place.path

    @property
    def is_open(self) -> bool:
        return self.decision == Decision.OPEN
