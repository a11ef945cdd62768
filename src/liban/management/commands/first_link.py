"""Print the one-time link by which the first administrator comes in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from liban.kit.refusal import Refused
from liban.management.links import address_of
from liban.people.actions import make_first_link


class Command(BaseCommand):
    help = "Print a link that makes the first administrator; refused once there is an account."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            token = make_first_link(now=timezone.now())
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("用这个链接建立第一个管理员（只能用一次，24 小时内有效）："))
        self.stdout.write(address_of(token))
