from django.db import models
from django.utils.translation import gettext_lazy as _

from liban.kit.secret import SecretField
from liban.people.models import Person
from liban.places.models import Place


class Photo(models.Model):
    """A picture as we keep it: two JPEG files named by the hash of the large one.

    Who may see it follows from the thing that it belongs to, never from the photo alone.
    """

    digest = models.CharField(max_length=64, db_index=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")


class Verdict(models.TextChoices):
    WAITING = "waiting", _("待核对")
    PUBLISH = "publish", _("可以公开")
    HIDE = "hide", _("不公开")


class Held(models.Model):
    """A text that looks like it holds personal data: not published until a person has looked."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="held_texts")
    digest = models.CharField(max_length=64)
    text = SecretField()
    subject = models.CharField(max_length=40)
    held_at = models.DateTimeField()
    verdict = models.CharField(max_length=8, choices=Verdict, default=Verdict.WAITING)
    looked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    looked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "digest"], name="held_once")]

    def scope(self) -> str:
        return self.place.path
