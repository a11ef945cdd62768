"""Load the public holidays that come with the product; days edited by hand are kept."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from liban.places.actions import load_calendar


class Command(BaseCommand):
    help = "Load the holidays of the years that the table does not know yet."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.ROOT / "src" / "liban" / "data" / "holidays"
        years = load_calendar(folder=folder, now=timezone.now())
        if years:
            self.stdout.write(_("装入了 %(years)d 年的节假日。") % {"years": years})
