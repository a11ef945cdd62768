"""``./liban check``: each planted fault is found, named, and makes the command fail."""

import io
import os

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from liban.funds.models import Commitment, Fund, Movement, Pocket, Programme, Transfer
from liban.funds.steps import book, commit_money, pay_money, release_money
from liban.journal.models import Entry
from liban.kit.append_only import guard, unguard
from liban.management.findings import one_moment
from liban.media.models import Photo
from liban.media.queries import path_of
from liban.media.steps import store_photo
from tests import make

FEN = 10_000_00


@pytest.fixture
def town(db, settings, tmp_path):
    """A town with a fund that has been moved through all pockets, a report and a photo."""
    settings.FILES, settings.ANCHORS = tmp_path / "files", tmp_path / "anchors.jsonl"
    lead = make.secretary()
    programme = Programme.objects.create(place=make.place(make.TOWN), code="lead", name="书记立办")
    fund = Fund.objects.create(programme=programme, year=2026, appropriated_fen=FEN)
    book(fund, Movement.APPROPRIATE, FEN, by=lead, now=make.NOW)
    project = make.project(by=lead)
    commitment = commit_money(fund, project, 400_00, by=lead, now=make.NOW)
    day = {"by": lead, "now": make.NOW}
    pay_money(commitment, 300_00, voucher="2026-1", on=make.TODAY, **day)
    release_money(commitment, 50_00, **day)
    store_photo(make.photo_file(), by=None, now=make.NOW)
    return fund


def check():
    """Whether it is good, and what was said."""
    out = io.StringIO()
    try:
        call_command("verify", stdout=out)
    except CommandError:
        return False, out.getvalue()
    return True, out.getvalue()


def test_a_sound_town_is_good_and_every_part_says_so(town):
    good, said = check()
    assert good, said
    assert [line[0] for line in said.splitlines()] == ["✓"] * 5
    assert "账目 ledger  4 笔，分文不差 · 4 rows, equal to the fen" in said


def test_an_empty_installation_is_good(db, settings, tmp_path):
    settings.ANCHORS = tmp_path / "anchors.jsonl"
    assert check()[0]
    assert not settings.ANCHORS.exists()


def test_each_good_check_drops_an_anchor_and_a_bad_one_none(town, settings):
    check()
    check()
    assert len(settings.ANCHORS.read_text().splitlines()) == 2
    Fund.objects.update(paid_fen=0)
    assert not check()[0]
    assert len(settings.ANCHORS.read_text().splitlines()) == 2


@pytest.mark.parametrize(
    "column", ["appropriated_fen", "committed_fen", "paid_fen", "returned_fen"]
)
def test_a_fund_that_is_one_fen_off_is_named(town, column):
    value = getattr(Fund.objects.get(), column)
    Fund.objects.update(**{column: value + 1})
    good, said = check()
    assert not good
    assert f"书记立办 2026 (fund {town.pk}): {column}" in said
    assert ".01 元 ≠ ledger" in said


@pytest.mark.parametrize("column", ["granted_fen", "paid_fen", "released_fen"])
def test_a_commitment_that_is_one_fen_off_is_named_by_its_project(town, column):
    commitment = Commitment.objects.select_related("project").get()
    value = getattr(commitment, column)
    Commitment.objects.update(**{column: value + (1 if column != "granted_fen" else 100)})
    good, said = check()
    assert not good
    assert f"{commitment.project.code}: {column}" in said


def test_a_row_of_the_ledger_that_goes_the_wrong_way_is_named(town):
    unguard(connection)
    row = Transfer.objects.filter(movement=Movement.PAY).get()
    Transfer.objects.filter(pk=row.pk).update(target=Pocket.FREE)
    guard(connection)
    good, said = check()
    assert not good
    assert f"transfer {row.pk}: pay committed → free" in said


def test_money_moved_for_a_project_without_a_commitment_is_named(town):
    Commitment.objects.all().delete()
    good, said = check()
    assert not good
    assert "750.00 元" in said or "750 元 without a commitment" in said


def test_a_picture_without_its_file_is_named(town):
    path = path_of(Photo.objects.get().digest, "thumb")
    path.unlink()
    good, said = check()
    assert not good
    assert f"{path.name} is missing" in said


def test_a_picture_that_was_changed_is_named(town):
    path = path_of(Photo.objects.get().digest, "large")
    path.write_bytes(path.read_bytes() + b"x")
    good, said = check()
    assert not good
    assert f"{path.name} was changed" in said


def test_a_file_that_nothing_refers_to_is_a_note_and_no_fault(town):
    spare = path_of("ab" * 32, "large")
    spare.parent.mkdir(parents=True)
    spare.write_bytes(b"x")
    assert "无人引用" not in check()[1]
    os.utime(spare, (0, 0))
    good, said = check()
    assert good
    assert "1 个文件无人引用" in said


def test_a_guard_that_was_dropped_is_missed(town):
    unguard(connection)
    good, said = check()
    guard(connection)
    assert not good
    assert "the guard liban_entry" in said


def test_an_entry_that_was_changed_is_named(town):
    unguard(connection)
    Entry.objects.filter(number=2).update(name="x")
    guard(connection)
    good, said = check()
    assert not good
    assert "链 sd/cc/ 第 2 条被改动 · chain sd/cc/ entry 2 was changed" in said


def test_a_journal_wiped_with_its_heads_is_caught_by_the_anchor(town):
    assert check()[0]
    unguard(connection)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM liban_entry")
        cursor.execute("DELETE FROM liban_head")
    guard(connection)
    good, said = check()
    assert not good
    assert "✓ 留痕" in said
    assert "✗ 凭证" in said


@pytest.mark.django_db(transaction=True)
def test_a_database_that_may_lose_what_it_acknowledged_is_refused(settings):
    with connection.cursor() as cursor:
        is_sqlite = connection.vendor == "sqlite"
        off = "PRAGMA synchronous = NORMAL" if is_sqlite else "SET synchronous_commit = off"
        on = "PRAGMA synchronous = FULL" if is_sqlite else "SET synchronous_commit = on"
        cursor.execute(off)
        good, said = check()
        cursor.execute(on)
    assert not good
    assert "acknowledged rows may be lost" in said


@pytest.mark.django_db(transaction=True)
def test_the_check_looks_at_one_moment_and_keeps_nobody_waiting(crowd):
    writer = crowd(1)
    with one_moment():
        assert Entry.objects.count() == 0
        writer.together(lambda _number: make.demand())
        assert Entry.objects.count() == 0
    assert Entry.objects.count() > 0
