"""How long the check of a long journal takes: the bar is a million entries in 60 s.

Run in an empty folder: LIBAN_DATA=$(mktemp -d) python -m benchmarks.verify_journal 1000000
"""

import sys
import time
from datetime import UTC, datetime, timedelta

import django

START = datetime(2026, 1, 1, tzinfo=UTC)
MANY = 5000


def fill(count: int) -> None:
    """A chain of ``count`` entries, linked as the journal links them, put in by the batch."""
    from django.conf import settings

    from liban.journal.models import Entry, Head
    from liban.journal.rules import link

    mac, rows = "", []
    for number in range(1, count + 1):
        fields = {
            "chain": "sd/cc/",
            "number": number,
            "at": START + timedelta(seconds=number),
            "actor_id": None,
            "name": "demands.demand-checked",
            "scope": "sd/cc/a1/tanzhou/",
            "subject": f"demand:{number % 5000}",
            "facts": {"demand_id": number % 5000, "code": "7K2P94QM", "fen": number},
        }
        mac = link(settings.JOURNAL_KEY, mac, **fields)
        rows.append(Entry(**fields, mac=mac))
        if len(rows) == MANY or number == count:
            Entry.objects.bulk_create(rows)
            rows.clear()
    Head.objects.create(chain="sd/cc/", number=count, mac=mac)


def main(count: int) -> None:
    from django.core.management import call_command

    from liban.journal.queries import faults
    from liban.management.findings import one_moment

    call_command("migrate", verbosity=0)
    fill(count)
    start = time.perf_counter()
    with one_moment():
        found = list(faults())
    seconds = time.perf_counter() - start
    assert found == []
    print(f"{count:,} entries verified in {seconds:.1f} s, {count / seconds:,.0f} a second")


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
