"""A town at work, for the drill: residents report, with photos, until the file STOP is there.

A process of its own: ``python -m tests.ops.writer STOP``. Says in the end how many it was told
had come in.
"""

import sys
import threading
from pathlib import Path

import django

TOGETHER = 3


def reports(number, stop, codes):
    from django.db import connection

    from liban.demands.actions import keep_draft, place_draft, report_demand
    from liban.demands.rules import Contact
    from tests import make

    place = make.place()
    for turn in range(100_000):
        colour = f"#{turn % 256:02x}{number:02x}40"
        token = keep_draft(
            token="",
            words=f"巷子里第 {turn} 盏灯坏了。",
            files=[make.photo_file(colour)],
            dropped=[],
            most=9,
            now=make.NOW,
        )
        place_draft(
            token=token, place_id=place.pk, location="东区巷口", for_family=False, now=make.NOW
        )
        report_demand(token=token, contact=Contact(phone="13812345678"), now=make.NOW)
        codes.append(turn)
        if stop.exists():
            break
    connection.close()


def main(stop):
    from tests import make

    make.place()
    codes = []
    work = [threading.Thread(target=reports, args=(n, stop, codes)) for n in range(TOGETHER)]
    for each in work:
        each.start()
    for each in work:
        each.join()
    sys.stdout.write(str(len(codes)))


if __name__ == "__main__":
    django.setup()
    main(Path(sys.argv[1]))
