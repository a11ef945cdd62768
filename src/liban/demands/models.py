from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liban.demands.states import State
from liban.kit.codes import LENGTH
from liban.kit.secret import SecretField
from liban.media.models import Photo
from liban.people.models import Person
from liban.places.models import Place


class Channel(models.TextChoices):
    WEB = "web", _("网上反映")
    VISIT = "visit", _("走访")
    FORUM = "forum", _("座谈")
    ENQUIRY = "enquiry", _("征询")
    PHONE = "phone", _("电话")
    WALK_IN = "walk_in", _("来访")
    HOTLINE = "hotline", _("热线转办")
    DEPUTY = "deputy", _("代表建议")
    IMPORT = "import", _("导入")


class Declining(models.TextChoices):
    """Why a demand is declined; the list is fixed so that reasons can be counted."""

    PRIVATE = "private", _("属于个人或家庭自己的事")
    OTHER_DUTY = "other_duty", _("应由其他单位负责")
    NO_FACTS = "no_facts", _("现场没有发现所反映的情况")
    UNLAWFUL = "unlawful", _("法律或政策不允许")
    TOO_LARGE = "too_large", _("超出微小项目的范围")
    OTHER_CHANNEL = "other_channel", _("请走其他渠道（信访、仲裁、法院等）")
    UNCLEAR = "unclear", _("内容不清楚，又联系不上")


class Demand(models.Model):
    """One thing that residents say is wrong (诉求), at one village or community.

    The words are kept as they were said, encrypted, and shown only to those who handle them;
    ``title`` is what staff call it, written by them and fit to be read by others.
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="demands")
    title = models.CharField(_("事由"), max_length=40, blank=True)
    words = SecretField(_("原话"))
    location = models.CharField(_("具体位置"), max_length=80, blank=True)
    channel = models.CharField(_("来源"), max_length=10, choices=Channel)
    state = models.CharField(_("状态"), max_length=12, choices=State, default=State.RECEIVED)
    received_at = models.DateTimeField(_("收到时间"))
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    batch = models.CharField(max_length=40, blank=True, db_index=True)
    outside_key = models.CharField(max_length=60, blank=True)

    check_due_on = models.DateField(_("核实期限"))
    answer_due_on = models.DateField(_("首次答复期限"))
    checked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    stage_since = models.DateField()
    stage_due_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)

    declined_for = models.CharField(max_length=16, choices=Declining, blank=True)
    outcome = models.CharField(_("办理结果"), max_length=300, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    reopened_times = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="demand_state_known"),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="demand_channel_known"
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")), name="demand_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(state=State.MERGED, merged_into__isnull=False)
                | (~Q(state=State.MERGED) & Q(merged_into__isnull=True)),
                name="demand_merged_has_target",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.DECLINED) | (~Q(declined_for="") & ~Q(outcome="")),
                name="demand_declined_has_reason",
            ),
            models.UniqueConstraint(
                fields=["place", "outside_key"],
                condition=~Q(outside_key=""),
                name="demand_outside_key_once",
            ),
        ]
        indexes = [
            models.Index(fields=["place", "state", "received_at"], name="demand_inbox"),
            models.Index(fields=["state", "stage_due_on"], name="demand_due"),
        ]

    def __str__(self) -> str:
        return self.title or str(_("未命名的诉求"))

    def scope(self) -> str:
        return self.place.path


class Requester(models.Model):
    """A person who raised or joined a demand (诉求人), known by a code; name and phone optional.

    The code opens what anyone may see of the matter; the link with ``secret`` opens the
    person's own words and what is held about them. Only the hash of the secret is kept.
    """

    demand = models.ForeignKey(Demand, models.PROTECT, related_name="requesters")
    code = models.CharField(max_length=LENGTH, unique=True)
    secret_digest = models.CharField(max_length=64)
    raised = models.BooleanField()
    name = SecretField(_("称呼"), blank=True, default="")
    phone = SecretField(_("手机号"), blank=True, default="")
    for_family = models.BooleanField(_("替家人反映"), default=False)
    device = models.CharField(max_length=64, blank=True)
    joined_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["demand", "device"],
                condition=~Q(device=""),
                name="requester_joins_once_a_device",
            ),
        ]

    def scope(self) -> str:
        return self.demand.scope()


class DemandPhoto(models.Model):
    """A photo that came with a report, or (``evidence``) shows that it was done directly."""

    demand = models.ForeignKey(Demand, models.PROTECT, related_name="photos")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="+")
    evidence = models.BooleanField(default=False)


class Reply(models.Model):
    """What staff told the requesters about a demand: plain words, shown on the tracking page."""

    demand = models.ForeignKey(Demand, models.PROTECT, related_name="replies")
    words = models.CharField(max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)


class Draft(models.Model):
    """A report being written, kept some days under a random token so that nothing is lost."""

    digest = models.CharField(max_length=64, unique=True)
    words = SecretField(blank=True, default="")
    place = models.ForeignKey(Place, models.PROTECT, null=True)
    location = models.CharField(max_length=80, blank=True)
    for_family = models.BooleanField(default=False)
    photos = models.ManyToManyField(Photo)
    # Why some photos could not be kept, in sentences for the person.
    troubles = models.JSONField(default=list)
    started_at = models.DateTimeField()
    demand = models.ForeignKey(Demand, models.PROTECT, null=True, related_name="+")
    # For the receipt, should the answer get lost on the way; gone with the draft.
    secret = SecretField(blank=True, default="")


class Elsewhere(models.TextChoices):
    """Matters that are never taken in here; only how often they came is counted."""

    EMERGENCY = "emergency", _("紧急情况")
    CADRE = "cadre", _("反映干部问题")


class Signpost(models.Model):
    """How often somebody was shown another channel on a day. No word of theirs is kept."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Elsewhere)
    on = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "kind", "on"], name="signpost_a_day")
        ]

    def scope(self) -> str:
        return self.place.path
