from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liban.kit.scope import tenant
from liban.places.rules import UNITS as UNITS
from liban.places.rules import Level as Level


class Place(models.Model):
    """A node of the map of responsibility: district, town, area (片区), village or community.

    ``path`` lists short names from the top (``sd/cc/a1/tanzhou/``), so "within" is a prefix
    test: an approver of the town covers every village of it without a row a village.
    """

    level = models.CharField(_("级别"), max_length=12, choices=Level)
    name = models.CharField(_("名称"), max_length=60)
    slug = models.SlugField(_("短名"), max_length=30)
    path = models.CharField(max_length=120, unique=True)
    code = models.CharField(
        _("区划代码"),
        max_length=12,
        unique=True,
        null=True,
        blank=True,
        validators=[RegexValidator(r"^\d{12}$")],
    )
    sort = models.PositiveSmallIntegerField(default=0)
    invented = models.BooleanField(_("虚构"), default=False)

    class Meta:
        ordering = ("sort", "path")
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="place_level_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> str:
        return self.path

    @staticmethod
    def above(path: str) -> list[str]:
        """``path`` itself and the path of everything above it, top first."""
        return [path[: i + 1] for i, char in enumerate(path) if char == "/"]

    @property
    def is_unit(self) -> bool:
        return self.level in UNITS

    @property
    def town_path(self) -> str:
        """The path of the tenant that this place belongs to; a district is its own."""
        return tenant(self.path)


class Setting(models.Model):
    """A number or text of the town: counts at ``place`` and below, until a lower row differs."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="settings")
    name = models.CharField(max_length=60)
    value = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "name"], name="setting_one_a_place")
        ]


class Day(models.Model):
    """A day that differs from its weekday: a holiday, or a weekend that is worked (调休)."""

    date = models.DateField(unique=True)
    off = models.BooleanField(_("放假"))
    name = models.CharField(_("名称"), max_length=30)

    class Meta:
        ordering = ("date",)

    def stamp(self) -> str:
        """What the row says, to know whether somebody has changed it meanwhile."""
        return f"{'off' if self.off else 'work'}:{self.name}"


class CalendarYear(models.Model):
    """A year for which the notice of holidays has been entered, even if it moved no day."""

    year = models.PositiveSmallIntegerField(unique=True)
    source = models.CharField(_("依据"), max_length=200, blank=True)
