"""Where the money goes: the page and the table for spreadsheets equal the ledger to the fen."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from django.core.cache import cache
from django.utils.timezone import localdate

from liban.acceptance.actions import pay_project
from liban.approval.actions import terminate_project
from liban.disclosure.queries import Year
from liban.funds.actions import return_to_treasury
from liban.funds.models import Fund, Pocket
from liban.funds.queries import balances
from liban.kit.money import fen_of, yuan
from liban.places.queries import the_town
from liban.projects.models import Project
from liban.web.sheets import guarded
from tests import make
from tests.web.portal.test_home import MOST_QUERIES, asked, text

pytestmark = pytest.mark.django_db
YEAR = make.NOW.year
MONEY, CSV = "/money/", f"/money/{YEAR}.csv"


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


@pytest.fixture
def spent(db):
    """A year with every kind of movement, and sums that are no round numbers."""
    fund = make.fund(yuan=1_000_000)
    paid = make.settled(yuan=98_000, cost_yuan=96_500)
    pay_project(
        actor=make.finance(),
        project_id=paid.pk,
        fen=40_000_07,
        voucher="付-1",
        paid_on=make.SETTLED_ON,
        now=make.later(26),
    )
    make.working(yuan=33_333)
    stopped = make.working(yuan=20_001, at=make.OTHER_VILLAGE)
    terminate_project(actor=make.approver(), project_id=stopped.pk, words="停。", now=make.NOW)
    return_to_treasury(
        actor=make.finance(), fund_id=fund.pk, fen=1_000_01, voucher="交-1", now=make.NOW
    )
    return Fund.objects.get()


def test_without_a_fund_it_says_what_will_stand_there(client):
    make.place(make.VILLAGE)
    assert "这一年的钱还没有到位。" in text(client.get(MONEY))
    assert client.get(CSV).status_code == 404


def test_a_fund_without_grants_says_so(client):
    make.fund(yuan=300_000)
    page = text(client.get(MONEY))
    assert "300,000 元" in page
    assert "这一年还没有批准过钱。" in page


def test_the_page_equals_the_ledger_to_the_fen(client, spent):
    ledger = Year(the_town(), YEAR, localdate())
    account = ledger.accounts()[0]
    pockets = balances(spent)
    assert account.free_fen == pockets[Pocket.FREE] == spent.free_fen
    assert account.committed_fen == pockets[Pocket.COMMITTED] == spent.committed_fen
    assert account.paid_fen == pockets[Pocket.PAID] == spent.paid_fen
    assert account.appropriated_fen - account.returned_fen == -pockets[Pocket.TREASURY]
    for rows in (ledger.spending(), ledger.by_village(), ledger.by_category()):
        assert sum(row.paid_fen for row in rows) == account.paid_fen
        assert sum(row.open_fen for row in rows) == account.committed_fen
    page = text(client.get(MONEY))
    assert yuan(account.free_fen) in page
    assert "40,000.07 元" in page
    assert "1,000.01 元" in page


def test_the_table_equals_the_ledger_to_the_fen(client, spent):
    response = client.get(CSV)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == f'attachment; filename="liban-{YEAR}.csv"'
    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == spent.transfers.count()
    sums = dict.fromkeys((pocket.label for pocket in Pocket), 0)
    for row in rows:
        fen = fen_of(Decimal(row["金额（元）"]))
        sums[row["从"]] -= fen
        sums[row["到"]] += fen
    assert sums == {pocket.label: fen for pocket, fen in balances(spent).items()}
    assert not any("付-1" in row.values() for row in rows)


def test_villages_stand_in_the_order_of_the_list_and_it_says_so(client, spent):
    place = make.place(make.OTHER_VILLAGE)
    place.sort = 0
    place.save()
    tanzhou = make.place(make.VILLAGE)
    tanzhou.sort = 1
    tanzhou.save()
    page = text(client.get(MONEY))
    assert page.index("勒竹社区") < page.index("潭洲村")
    assert "不是排名" in page


def test_no_cell_of_the_table_is_a_formula(client, spent):
    Project.objects.update(title="=HYPERLINK(0)")
    cells = [cell for row in csv.reader(StringIO(client.get(CSV).content.decode())) for cell in row]
    assert "'=HYPERLINK(0)" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert [guarded(text) for text in ("＝1", "@a", "路灯")] == ["'＝1", "'@a", "路灯"]
    assert guarded(" =1") == "' =1"


def test_another_year_is_chosen_by_a_link_and_an_unknown_one_is_the_latest(client, spent):
    make.fund(yuan=5, year=YEAR - 1)
    page = text(client.get(MONEY))
    assert f'href="/money/?year={YEAR - 1}"' in page
    assert "5 元" in text(client.get(MONEY, {"year": str(YEAR - 1)}))
    assert f"{YEAR} 年 书记立办" in text(client.get(MONEY, {"year": "abc"}))
    assert client.get("/money/1999.csv").status_code == 404
    assert client.get(f"/money/{10**40}.csv").status_code == 404


def test_each_project_leads_to_its_story(client, spent):
    page = text(client.get(MONEY))
    for project in Project.objects.all():
        assert client.get(f"/p/{project.code}/").status_code == 200
    assert page.count('href="/p/') == 3


@pytest.mark.slow
def test_it_asks_as_often_for_one_as_for_thirty(client):
    make.fund(yuan=9_000_000)
    make.working()
    once = asked(client, MONEY)
    for _ in range(29):
        make.working()
    assert asked(client, MONEY) == once <= MOST_QUERIES
