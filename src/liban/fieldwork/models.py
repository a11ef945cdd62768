from django.db import models
from django.utils.translation import gettext_lazy as _

from liban.media.models import Photo
from liban.people.models import Person
from liban.projects.models import Project


class Survey(models.Model):
    """A look at the site (现场调研). Its place is the project's place and its time ours:

    no position of anybody's phone is ever asked for.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="surveys")
    on = models.DateField(_("调研日期"))
    findings = models.CharField(_("看到的情况"), max_length=300)
    members = models.PositiveSmallIntegerField(_("参加的党员人数"), default=0)
    residents = models.PositiveSmallIntegerField(_("参加的群众人数"), default=0)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    photos = models.ManyToManyField(Photo)

    class Meta:
        ordering = ("id",)

    def scope(self) -> str:
        return self.project.scope()
