from collections.abc import Collection
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from liban.kit.secret import SecretField
from liban.people.roles import ADMINS, Role
from liban.places.models import Place

USERNAME = RegexValidator(
    r"^[a-z][a-z0-9_.-]{2,29}$", _("账号用小写字母开头，3 到 30 位字母或数字。")
)


class Person(AbstractBaseUser):
    """Somebody who works with the system and signs in. Residents have no account.

    What a person may do follows from the posts held today, never from a flag. ``home`` is the
    town (or district) that keeps the account: its administrators answer for it, and all posts
    lie within it. Raising ``generation`` ends every session of the person.
    """

    username = models.CharField(_("账号"), max_length=30, unique=True, validators=[USERNAME])
    name = models.CharField(_("姓名"), max_length=30)
    phone = SecretField(_("手机号"), blank=True, default="")
    email = models.EmailField(blank=True, default="", editable=False)
    home = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("所属"))
    is_active = models.BooleanField(_("启用"), default=True)
    generation = models.PositiveIntegerField(default=0, editable=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    objects = BaseUserManager["Person"]()

    def __str__(self) -> str:
        return self.name or self.username

    def scope(self) -> str:
        return self.home.path

    def get_session_auth_hash(self) -> str:
        """What a session must still carry: changes with the password and the generation."""
        value = f"{self.password}:{self.generation}"
        return salted_hmac("liban.people.session", value, algorithm="sha256").hexdigest()

    def holds(self, roles: Collection[str], scope: str) -> bool:
        """Does the person hold, today, one of ``roles`` at a place that covers ``scope``?"""
        return self.is_active and any(
            post.role in roles and scope.startswith(post.place.path) for post in self.posts_now()
        )

    def reach(self, roles: Collection[str]) -> list[str]:
        """The paths below which the person holds one of ``roles`` today."""
        held = self.posts_now() if self.is_active else []
        return [post.place.path for post in held if post.role in roles]

    def posts_now(self) -> list["Post"]:
        """The posts that count today; read once a request."""
        if not hasattr(self, "_posts"):
            posts = self.posts.current(localdate()).select_related("place")
            self._posts: list[Post] = list(posts)
        return self._posts


class PostQuerySet(models.QuerySet["Post"]):
    def current(self, today: date) -> "PostQuerySet":
        """Posts that count on ``today``: begun, not taken away; the last day still counts."""
        return self.lasting(today).filter(since__lte=today)

    def lasting(self, today: date) -> "PostQuerySet":
        """Posts that count on ``today`` or will later."""
        running = Q(until__isnull=True) | Q(until__gte=today)
        return self.filter(running, ended_at__isnull=True)


class Post(models.Model):
    """A role that a person holds at a place, from ``since`` until and with ``until``.

    ``ended_at`` is the moment at which it was taken away; from then on it counts no more.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    role = models.CharField(_("角色"), max_length=20, choices=Role)
    place = models.ForeignKey(Place, models.PROTECT, related_name="posts", verbose_name=_("在哪里"))
    since = models.DateField(_("从哪天起"))
    until = models.DateField(_("到哪天止"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ("place__path", "role", "since")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="post_role_known"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="post_ends_after"
            ),
            # 三员分立: nobody is two of the three administrators at once.
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(role__in=[role.value for role in ADMINS], until__isnull=True),
                name="post_admins_apart",
            ),
        ]

    def scope(self) -> str:
        return self.place.path


class Purpose(models.TextChoices):
    FIRST_ADMIN = "first_admin", _("建立第一个管理员")
    INVITE = "invite", _("首次登录")
    RECOVERY = "recovery", _("找回账号")


class Ticket(models.Model):
    """A one-time link. Only the hash of its token is kept; used or expired it opens nothing."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="tickets")
    purpose = models.CharField(max_length=12, choices=Purpose)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def opens(self, now: datetime) -> bool:
        """Neither used nor expired, and its person may come in."""
        is_fresh = self.used_at is None and now < self.expires_at
        return is_fresh and (self.person is None or self.person.is_active)

    def scope(self) -> str:
        """The place of the person; a first link belongs to the installation itself."""
        return self.person.scope() if self.person else ""
