"""Tables that people bring: xlsx, csv and csv.gz, in the encodings that offices use."""

import csv
import gzip
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from liban.kit.refusal import BrokenRule

MEGABYTE = 1024 * 1024
MOST_BYTES = 50 * MEGABYTE
MOST_UNPACKED = 200 * MEGABYTE
ENCODINGS = ("utf-8-sig", "gb18030")
MOMENTS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M",
    "%Y年%m月%d日 %H:%M",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y年%m月%d日",
    "%Y-%m-%dT%H:%M:%S",
)

Cell = object


@dataclass(frozen=True)
class Table:
    """The head of a table and its rows, each a list as long as the head."""

    head: list[str]
    rows: list[list[Cell]]

    def column(self, name: str) -> int:
        """Where the column called ``name`` stands; refuses with the names that there are."""
        if name in self.head:
            return self.head.index(name)
        there = "、".join(title for title in self.head if title)
        words = _("表里没有“%(name)s”这一列。表里有：%(there)s。")
        raise BrokenRule(words % {"name": name, "there": there})


def read_table(path: Path) -> Table:
    """The table in ``path``; refuses with a sentence that says what is wrong with the file."""
    if not path.is_file():
        raise BrokenRule(_("找不到文件：%(path)s") % {"path": path})
    if path.stat().st_size > MOST_BYTES:
        most = MOST_BYTES // MEGABYTE
        raise BrokenRule(_("文件太大，最多 %(most)s MB。请分成几个文件。") % {"most": most})
    name = path.name.lower()
    if name.endswith(".xlsx"):
        return _table(_sheet(path))
    if name.endswith((".csv", ".csv.gz")):
        return _table(_lines(path))
    raise BrokenRule(_("只能导入 .xlsx、.csv 或 .csv.gz 文件。别的格式请先另存为其中一种。"))


def _table(rows: Iterator[list[Cell]]) -> Table:
    head = [plain(cell) for cell in next(rows, [])]
    if not any(head):
        raise BrokenRule(_("文件是空的，或者第一行没有列名。"))
    width = len(head)
    full = [
        (row + [""] * (width - len(row)))[:width]
        for row in rows
        if any(plain(cell) for cell in row)
    ]
    if not full:
        raise BrokenRule(_("表里只有列名，没有内容。"))
    return Table(head, full)


def _sheet(path: Path) -> Iterator[list[Cell]]:
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > MOST_UNPACKED:
            raise BrokenRule(_("表格里有大量空白格式，请把内容复制到新的表格再导入。"))
        book = CalamineWorkbook.from_path(str(path))
        sheet = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (zipfile.BadZipFile, CalamineError, OSError, ValueError) as error:
        raise BrokenRule(_("这个 .xlsx 文件打不开，可能损坏或加了密码。")) from error
    return ([*row] for row in sheet)


def _lines(path: Path) -> Iterator[list[Cell]]:
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError) as error:
        raise BrokenRule(_("这个压缩文件打不开，可能没有下载完整。")) from error
    if len(data) > MOST_UNPACKED:
        raise BrokenRule(_("文件太大，请分成几个文件。"))
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _csv(text)
    raise BrokenRule(_("文件的编码认不出来。请另存为 UTF-8 编码的 CSV 再导入。"))


def _csv(text: str) -> Iterator[list[Cell]]:
    if "\x00" in text:
        raise BrokenRule(_("这不是 CSV 文件。请用表格软件另存为 CSV 或 xlsx。"))
    csv.field_size_limit(MOST_UNPACKED)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), strict=True)
    except csv.Error as error:
        raise BrokenRule(_("CSV 的引号或换行不对，读到一半读不下去。")) from error


def plain(cell: Cell) -> str:
    """The words of a cell without the dirt of exports: tabs, wide blanks, ``_x000D_``."""
    text = "" if cell is None else str(cell)
    text = text.replace("_x000D_", "\n").replace("\u3000", " ").replace("\x00", "")
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def moment(cell: Cell) -> datetime | None:
    """The moment that a cell names, in the town's time; None when it names none."""
    zone = get_default_timezone()
    if isinstance(cell, datetime):
        return cell if cell.tzinfo else cell.replace(tzinfo=zone)
    if isinstance(cell, date):
        return datetime.combine(cell, time(), tzinfo=zone)
    for form in MOMENTS:
        try:
            return datetime.strptime(plain(cell), form).replace(tzinfo=zone)
        except ValueError:
            continue
    return None
