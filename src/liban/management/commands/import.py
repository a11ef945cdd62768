"""Import demands from a table: all rows or none, after a dry run if wanted."""

import hashlib
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from liban.demands.actions import import_demands
from liban.demands.models import Demand
from liban.demands.rules import Row
from liban.kit.refusal import Refused
from liban.management.tables import Cell, Table, moment, plain, read_table
from liban.people.models import Person
from liban.people.queries import secretary_of
from liban.places.models import Place
from liban.places.queries import units

FIELDS = ("title", "text", "at", "location", "key")
NEEDED = ("text", "at")
LONGEST = {"title": 40, "text": 20_000, "location": 80, "key": 60}
SHOWN_ERRORS = 20


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell; rows are counted as the table shows them, the head is 1."""

    row: int
    column: str
    words: str


class Command(BaseCommand):
    help = "Import demands: ./liban import demands FILE --column text=… --column at=…"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["demands"])
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="FIELD=HEADER",
            help="title, text, at, location or key (number in the old system) = header in FILE",
        )
        parser.add_argument("--place", default="", help="village or community: name or code")
        parser.add_argument("--as", dest="username", default="", help="in whose name")
        parser.add_argument(
            "--dry-run", action="store_true", help="check everything, write nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.run(**options)
        except Refused as why:
            raise CommandError(str(why)) from why

    def run(
        self,
        *,
        file: Path,
        column: list[str],
        place: str,
        username: str,
        dry_run: bool,
        **_more: Any,
    ) -> None:
        columns = parse_columns(column)
        table = read_table(file)
        where = {field: table.column(header) for field, header in columns.items()}
        unit = find_unit(place)
        actor = find_actor(username, unit)
        rows, faults = check_rows(table, where, columns)
        if faults:
            self.tell(faults, table)
        if dry_run:
            done = _("检查过了：%(count)s 行都可以导入。没有写入任何内容。")
            self.stdout.write(done % {"count": len(rows)})
            return
        batch = hashlib.sha256(file.read_bytes()).hexdigest()[:16]
        if Demand.objects.filter(batch=batch, place=unit).exists():
            raise CommandError(_("这个文件已经导入过这个村（社区），没有再导入。"))
        count = import_demands(
            actor=actor,
            place_id=unit.pk,
            batch=batch,
            rows=with_bar(rows),
            now=timezone.now(),
        )
        done = _("导入了 %(count)s 件诉求到%(place)s，批次 %(batch)s。")
        self.stdout.write(done % {"count": count, "place": unit, "batch": batch})

    def tell(self, faults: list[Fault], table: Table) -> None:
        """Every fault by row and column, then a refusal: nothing was imported."""
        line = _("第 %(row)s 行，“%(column)s”列：%(words)s")
        for fault in faults[:SHOWN_ERRORS]:
            self.stderr.write(
                line % {"row": fault.row, "column": fault.column, "words": fault.words}
            )
        words = _("%(faults)s 处有问题（共 %(rows)s 行），一行也没有导入。请改好再导入。")
        raise CommandError(words % {"faults": len(faults), "rows": len(table.rows)})


def parse_columns(given: list[str]) -> dict[str, str]:
    """``["text=留言详情"]`` as ``{"text": "留言详情"}``."""
    columns = {}
    for item in given:
        field, sign, header = item.partition("=")
        if not sign or field not in FIELDS or not header:
            words = _("--column 要写成 名称=列名，名称可以是：%(fields)s。")
            raise CommandError(words % {"fields": "、".join(FIELDS)})
        columns[field] = header
    missing = [field for field in NEEDED if field not in columns]
    if missing:
        words = _("还要说明哪一列是 %(missing)s，例如 --column %(field)s=列名。")
        raise CommandError(words % {"missing": "、".join(missing), "field": missing[0]})
    return columns


def find_unit(named: str) -> Place:
    """The village or community that people call ``named``; refuses with the names there are."""
    for unit in units():
        if named and named in (unit.name, unit.code, unit.path, unit.slug):
            return unit
    names = "、".join(unit.name for unit in units())
    raise CommandError(_("请用 --place 说明导入到哪个村或社区：%(names)s。") % {"names": names})


def find_actor(username: str, unit: Place) -> Person:
    """Who imports: the person named, else the secretary of the place."""
    if username:
        person = Person.objects.filter(username=username).first()
        if person is None:
            raise CommandError(_("没有叫 %(name)s 的账号。") % {"name": username})
        return person
    secretary = secretary_of(unit, timezone.localdate())
    if secretary is None:
        raise CommandError(
            _("%(place)s现在没有书记，请用 --as 账号 说明由谁导入。") % {"place": unit}
        )
    return secretary


def check_rows(
    table: Table, where: dict[str, int], columns: dict[str, str]
) -> tuple[list[Row], list[Fault]]:
    """Every row as it would be imported, and everything that keeps rows from being so."""
    rows, faults = [], []
    keys: set[str] = set()
    now = timezone.now()
    for number, cells in enumerate(table.rows, start=2):
        words = {field: plain(cells[where[field]]) for field in where if field != "at"}
        at = moment(cells[where["at"]])
        found = list(faults_of(words, at, cells[where["at"]], keys, now))
        faults += [Fault(number, columns[field], why) for field, why in found]
        if at and not found:
            rows.append(
                Row(
                    title=words.get("title", ""),
                    words=words["text"],
                    at=at,
                    location=words.get("location", ""),
                    outside_key=words.get("key", ""),
                )
            )
    return rows, faults


def faults_of(
    words: dict[str, str], at: datetime | None, at_cell: Cell, keys: set[str], now: datetime
) -> Iterator[tuple[str, str]]:
    """What is wrong with one row: the field and what to do."""
    if not words["text"]:
        yield "text", _("没有内容，请补上。")
    for field, text in words.items():
        if len(text) > LONGEST[field]:
            yield field, _("太长，最多 %(most)s 字。") % {"most": LONGEST[field]}
    if at is None:
        yield (
            "at",
            _("“%(cell)s”不是时间，请写成 2026-03-08 09:30。") % {"cell": plain(at_cell)[:30]},
        )
    elif at > now:
        yield "at", _("时间在将来，请改。")
    if key := words.get("key"):
        if key in keys:
            yield "key", _("编号重复。")
        keys.add(key)


def with_bar(rows: list[Row]) -> Iterator[Row]:
    """``rows`` one after another, with a bar that shows how far it has come."""
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=len(rows))
        for row in rows:
            yield row
            bar.advance(task)
