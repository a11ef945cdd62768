from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liban.demands.models import Requester
from liban.kit.secret import SecretField
from liban.people.models import Person


class Solved(models.TextChoices):
    YES = "yes", _("解决了")
    PARTLY = "partly", _("解决了一部分")
    NO = "no", _("没有解决")


class Grade(models.TextChoices):
    SATISFIED = "satisfied", _("满意")
    MOSTLY = "mostly", _("基本满意")
    UNSATISFIED = "unsatisfied", _("不满意")


class Way(models.TextChoices):
    WEB = "web", _("网上")
    PHONE = "phone", _("电话")
    DOOR = "door", _("上门")


class Answer(models.Model):
    """What one requester says about one round of work: solved, how content, in own words."""

    requester = models.ForeignKey(Requester, models.PROTECT, related_name="answers")
    round = models.PositiveSmallIntegerField()
    solved = models.CharField(max_length=8, choices=Solved)
    grade = models.CharField(max_length=12, choices=Grade)
    words = SecretField(_("想说的话"), blank=True, default="")
    way = models.CharField(max_length=6, choices=Way)
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["requester", "round"], name="answer_once_a_round"),
            models.CheckConstraint(
                condition=Q(way=Way.WEB, entered_by__isnull=True)
                | (~Q(way=Way.WEB) & Q(entered_by__isnull=False)),
                name="answer_entered_by_staff_unless_web",
            ),
        ]

    def scope(self) -> str:
        return self.requester.scope()
