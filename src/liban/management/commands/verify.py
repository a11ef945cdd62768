"""``./liban check``: journal, anchors, ledger, files and database, one line each."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from liban.management.anchors import drop_anchor
from liban.management.checks import everything
from liban.management.findings import one_moment


class Command(BaseCommand):
    help = "Verify journal, anchors, ledger, files and database; fails when anything is wrong."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        try:
            with one_moment():
                for finding in everything():
                    wrong += not finding.is_good
                    self.stdout.write(finding.line())
                if not wrong:
                    drop_anchor("verify", timezone.now())
        except DatabaseError as error:
            raise CommandError(f"数据库用不了 · the database does not answer: {error}") from error
        if wrong:
            raise CommandError(
                f"有 {wrong} 处不对：先停止写入，留好现状和备份，再查原因。"
                f" · {wrong} wrong: stop writing, keep things as they are, then look for the cause."
            )
