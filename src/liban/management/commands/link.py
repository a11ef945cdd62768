"""Print a one-time link for one account: when no administrator can come in."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from liban.kit.refusal import Refused
from liban.management.links import address_of
from liban.people.actions import make_recovery_link


class Command(BaseCommand):
    help = "Print a link by which the holder of an account chooses a new password."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--clear-second-factor", action="store_true", help="the phone is lost as well"
        )

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        clear = options["clear_second_factor"]
        try:
            token = make_recovery_link(username=username, clear_factor=clear, now=timezone.now())
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(address_of(token))
