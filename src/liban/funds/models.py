from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liban.kit.money import Fen, FenField
from liban.people.models import Person
from liban.places.models import Place
from liban.projects.models import Project


class Programme(models.Model):
    """A funding programme (资金渠道), such as 书记立办, with the rules that count for it."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="programmes")
    code = models.SlugField(max_length=30)
    name = models.CharField(_("名称"), max_length=40)
    cap_fen = FenField(_("单个项目上限"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "code"], name="programme_code_once")
        ]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> str:
        return self.place.path


class Fund(models.Model):
    """The money of one programme for one year (年度资金盘子).

    The four sums repeat what the ledger adds up to, so that one conditional update can both
    check and take; constraints keep them possible, ``./liban check`` compares them with the
    ledger to the fen. ``paid_fen`` is money out of the town's hands, ``returned_fen`` money
    given back to the treasury.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="funds")
    year = models.PositiveSmallIntegerField(_("年度"))
    appropriated_fen = FenField(_("总额"), default=0)
    committed_fen = FenField(_("已批未付"), default=0)
    paid_fen = FenField(_("已付"), default=0)
    returned_fen = FenField(_("已交回"), default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "year"], name="fund_one_a_year"),
            models.CheckConstraint(
                condition=Q(
                    appropriated_fen__gte=0,
                    committed_fen__gte=0,
                    paid_fen__gte=0,
                    returned_fen__gte=0,
                ),
                name="fund_nothing_negative",
            ),
            models.CheckConstraint(
                condition=Q(
                    appropriated_fen__gte=F("committed_fen") + F("paid_fen") + F("returned_fen")
                ),
                name="fund_never_overspent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme.name} {self.year}"

    def scope(self) -> str:
        return self.programme.place.path

    @property
    def free_fen(self) -> Fen:
        return self.appropriated_fen - self.committed_fen - self.paid_fen - self.returned_fen


class Pocket(models.TextChoices):
    TREASURY = "treasury", _("财政")
    FREE = "free", _("可用")
    COMMITTED = "committed", _("已批未付")
    PAID = "paid", _("已付")


class Movement(models.TextChoices):
    APPROPRIATE = "appropriate", _("拨入")
    COMMIT = "commit", _("批准预留")
    PAY = "pay", _("拨付")
    RELEASE = "release", _("结余收回")
    RETURN = "return", _("交回财政")


# fmt: off
ROUTES = {
    #                      leaves               enters
    Movement.APPROPRIATE: (Pocket.TREASURY,     Pocket.FREE),
    Movement.COMMIT:      (Pocket.FREE,         Pocket.COMMITTED),
    Movement.PAY:         (Pocket.COMMITTED,    Pocket.PAID),
    Movement.RELEASE:     (Pocket.COMMITTED,    Pocket.FREE),
    Movement.RETURN:      (Pocket.FREE,         Pocket.TREASURY),
}
# fmt: on


class Commitment(models.Model):
    """What one project was granted from one fund, and what became of it."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="commitments")
    project = models.OneToOneField(Project, models.PROTECT, related_name="commitment")
    granted_fen = FenField(_("批准金额"))
    paid_fen = FenField(_("已付"), default=0)
    released_fen = FenField(_("结余收回"), default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(granted_fen__gt=0, paid_fen__gte=0, released_fen__gte=0),
                name="commitment_nothing_negative",
            ),
            models.CheckConstraint(
                condition=Q(granted_fen__gte=F("paid_fen") + F("released_fen")),
                name="commitment_never_overpaid",
            ),
        ]

    @property
    def open_fen(self) -> Fen:
        """Granted, not yet paid and not given back."""
        return self.granted_fen - self.paid_fen - self.released_fen


class Transfer(models.Model):
    """Money moved from one pocket to another: a row of the ledger, only ever added."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="transfers")
    movement = models.CharField(max_length=12, choices=Movement)
    source = models.CharField(max_length=10, choices=Pocket)
    target = models.CharField(max_length=10, choices=Pocket)
    fen = FenField(_("金额"))
    project = models.ForeignKey(Project, models.PROTECT, null=True, related_name="transfers")
    voucher = models.CharField(_("凭证号"), max_length=40, blank=True)
    on = models.DateField(_("日期"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=Q(fen__gt=0), name="transfer_positive"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="transfer_moves"),
        ]
        indexes = [models.Index(fields=["fund", "id"], name="transfer_fund")]
