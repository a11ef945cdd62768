"""Demands come in from a table: all rows or none."""

import csv
import gzip
import io
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.timezone import get_default_timezone

from liban.demands.models import Channel, Demand, Requester
from liban.journal.models import Entry
from tests import make

pytestmark = pytest.mark.django_db
REAL = Path(__file__).parents[3] / "shared/data/tipdm2020/annex3_messages_dev60.csv.gz"
HEAD = ("留言主题", "留言详情", "留言时间")
COLUMNS = ("title=留言主题", "text=留言详情", "at=留言时间")


@pytest.fixture(autouse=True)
def village():
    make.secretary()
    return make.place()


def run(path, *more, columns=COLUMNS, **options):
    given = [part for column in columns for part in ("--column", column)]
    out, err = io.StringIO(), io.StringIO()
    args = ["demands", str(path), *given, "--place", "潭洲村", *more]
    call_command("import", *args, stdout=out, stderr=err, **options)
    return out.getvalue()


def table(path, *rows, head=HEAD, encoding="utf-8"):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path


ROWS = (
    ("路灯坏了", "\n\t\t东区的路灯_x000D_坏了\u3000很暗\n", "2026/1/6 9:09:38"),
    ("垃圾没人收", "垃圾堆了三天", "2025-12-02 17:06:14"),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_takes_every_row_of_a_csv_in_the_encodings_of_offices(tmp_path, encoding):
    run(table(tmp_path / "a.csv", *ROWS, encoding=encoding))

    first, second = Demand.objects.order_by("received_at")
    assert (first.title, first.words) == ("垃圾没人收", "垃圾堆了三天")
    assert second.words == "东区的路灯\n坏了 很暗"
    assert second.received_at == datetime(2026, 1, 6, 9, 9, 38, tzinfo=get_default_timezone())
    assert {first.channel, second.channel} == {Channel.IMPORT}
    assert Requester.objects.count() == 2
    entry = Entry.objects.get(name="demands.demands-imported")
    assert entry.facts["rows"] == 2


def test_takes_a_compressed_csv(tmp_path):
    plain = table(tmp_path / "a.csv", *ROWS)
    packed = tmp_path / "a.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    run(packed)
    assert Demand.objects.count() == 2


def test_takes_an_xlsx_with_real_dates(tmp_path):
    book = openpyxl.Workbook()
    for row in (HEAD, ("路灯", "路灯坏了", datetime(2026, 1, 6, 9, 9))):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    run(tmp_path / "a.xlsx")
    expected = datetime(2026, 1, 6, 9, 9, tzinfo=get_default_timezone())
    assert Demand.objects.get().received_at == expected


def test_a_dry_run_writes_nothing(tmp_path):
    assert "2 行都可以导入" in run(table(tmp_path / "a.csv", *ROWS), "--dry-run")
    assert (Demand.objects.count(), Entry.objects.count()) == (0, 0)


def test_names_each_fault_by_row_and_column_and_imports_nothing(tmp_path, capsys):
    rows = (*ROWS, ("无内容", "", "昨天"), ("长" * 41, "有内容", "2999-01-01"))
    err = io.StringIO()
    path = table(tmp_path / "a.csv", *rows)
    args = ["demands", str(path), "--place", "潭洲村"]
    for column in COLUMNS:
        args += ["--column", column]
    with pytest.raises(CommandError, match="4 处有问题（共 4 行），一行也没有导入"):
        call_command("import", *args, stderr=err)
    assert err.getvalue().splitlines() == [
        "第 4 行，“留言详情”列：没有内容，请补上。",
        "第 4 行，“留言时间”列：“昨天”不是时间，请写成 2026-03-08 09:30。",
        "第 5 行，“留言主题”列：太长，最多 40 字。",
        "第 5 行，“留言时间”列：时间在将来，请改。",
    ]
    assert (Demand.objects.count(), Entry.objects.count()) == (0, 0)


def test_refuses_the_same_file_twice(tmp_path):
    path = table(tmp_path / "a.csv", *ROWS)
    run(path)
    with pytest.raises(CommandError, match="已经导入过"):
        run(path)
    assert Demand.objects.count() == 2


def test_refuses_an_old_number_that_came_before_and_keeps_the_rest_out(tmp_path):
    head = (*HEAD, "编号")
    columns = (*COLUMNS, "key=编号")
    run(table(tmp_path / "a.csv", (*ROWS[0], "7"), head=head), columns=columns)
    path = table(tmp_path / "b.csv", (*ROWS[1], "8"), (*ROWS[0], "7"), head=head)
    with pytest.raises(CommandError, match="编号 7 已经导入过"):
        run(path, columns=columns)
    assert [demand.outside_key for demand in Demand.objects.all()] == ["7"]


def wrong_files(folder):
    (folder / "picture.png").write_bytes(b"\x89PNG")
    yield folder / "picture.png", "只能导入"
    yield folder / "missing.csv", "找不到文件"
    (folder / "empty.csv").write_text("")
    yield folder / "empty.csv", "文件是空的"
    (folder / "head.csv").write_text("留言主题,留言详情,留言时间\n")
    yield folder / "head.csv", "只有列名"
    (folder / "other.csv").write_text("a,b\n1,2\n")
    yield folder / "other.csv", "表里没有“留言主题”这一列。表里有：a、b"
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 nothing")
    yield folder / "broken.xlsx", "打不开"
    with zipfile.ZipFile(folder / "zip.xlsx", "w") as packed:
        packed.writestr("a.txt", "b")
    yield folder / "zip.xlsx", "打不开"
    (folder / "broken.csv.gz").write_bytes(b"\x1f\x8b broken")
    yield folder / "broken.csv.gz", "打不开"
    (folder / "binary.csv").write_bytes(b"a\x00b\xff\xfe")
    yield folder / "binary.csv", "CSV|编码"


def test_says_what_is_wrong_with_a_wrong_file(tmp_path):
    for path, words in wrong_files(tmp_path):
        with pytest.raises(CommandError, match=words):
            run(path)
    assert Demand.objects.count() == 0


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (("text=留言详情",), "还要说明哪一列是 at"),
        (("nonsense",), "--column 要写成"),
        (("phone=电话", *COLUMNS), "--column 要写成"),
    ],
)
def test_says_how_to_name_the_columns(tmp_path, columns, words):
    with pytest.raises(CommandError, match=words):
        run(table(tmp_path / "a.csv", *ROWS), columns=columns)


def test_asks_for_the_village_when_none_is_named(tmp_path):
    path = table(tmp_path / "a.csv", *ROWS)
    with pytest.raises(CommandError, match="请用 --place 说明导入到哪个村或社区：潭洲村"):
        run(path, "--place", "")


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason="the real messages are not on this machine")
def test_takes_all_real_messages():
    run(REAL, columns=("title=title", "text=body", "at=time"))
    assert Demand.objects.count() == 2596
    assert not Demand.objects.filter(title="").exists()
