"""The fund's pages: four numbers, the rows behind each, the sheet, money in and back."""

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse

from liban.funds.models import Fund
from liban.projects.models import Project
from liban.web.sheets import guarded
from tests import make
from tests.web.pages import see, send

pytestmark = pytest.mark.django_db


def page(answer):
    return answer.content.decode()


def test_each_number_opens_the_rows_that_make_it(client):
    make.settled()
    fund, approver = Fund.objects.get(), make.approver()
    sums = {"total": "300,000", "committed": "96,500", "paid": "0", "free": "203,500"}
    for view, words in sums.items():
        answer = see(client, approver, "desk:fund_detail", fund.pk, view=view)
        assert f"{words} 元" in page(answer).split("<tfoot>")[1].split("</tfoot>")[0]
        assert sum(fen for _row, fen in answer.context["rows"]) == answer.context["sum_fen"]
    assert "账实相符" in page(see(client, approver, "desk:fund_detail", fund.pk))


def test_a_sum_that_does_not_follow_is_told(client):
    fund = make.fund(yuan=10)
    Fund.objects.update(appropriated_fen=11_00)
    assert "账实不符" in page(see(client, make.finance(), "desk:fund_detail", fund.pk))


def test_the_sheet_holds_every_row_and_no_formula(client):
    project = make.approved()
    Project.objects.filter(pk=project.pk).update(title="=HYPERLINK(1)")
    answer = see(client, make.finance(), "desk:fund_csv", Fund.objects.get().pk)
    text = answer.content.decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 3
    assert rows[1][8] == "'=HYPERLINK(1)"
    assert {len(row) for row in rows} == {11}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " ="])
def test_a_live_text_is_guarded(sign):
    assert guarded(f"{sign}1") == f"'{sign}1"
    assert guarded("1=1") == "1=1"
    assert guarded(Decimal("-1.50")) == Decimal("-1.50")


@pytest.mark.parametrize("name", ["fund_detail", "fund_csv", "fund_appropriate", "fund_return"])
def test_who_may_not_see_the_fund_does_not_find_it(client, name):
    fund = make.fund(yuan=10)
    for who in (make.committee(), make.approver("sd/bj/")):
        assert see(client, who, f"desk:{name}", fund.pk).status_code == 404


def test_finance_books_money_in_and_back(client):
    fund, finance = make.fund(yuan=10), make.finance()
    send(client, finance, "desk:fund_appropriate", fund.pk, fen="1,000.50", voucher="拨-2")
    send(client, finance, "desk:fund_return", fund.pk, fen="10.50", voucher="退-1")
    fund.refresh_from_db()
    assert (fund.appropriated_fen, fund.returned_fen, fund.free_fen) == (1_010_50, 10_50, 1_000_00)


def test_the_approver_opens_but_moves_no_money(client):
    approver = make.approver()
    town = make.place(make.TOWN)
    typed = {"place": town.pk, "name": "书记立办", "code": "shuji_liban", "year": "2026"}
    assert send(client, approver, "desk:fund_new", **typed).status_code == 302
    fund = Fund.objects.get()
    answer = send(client, approver, "desk:fund_appropriate", fund.pk, fen="5", voucher="拨-9")
    assert (answer.status_code, "拨-9" in page(answer)) == (403, True)
    again = send(client, approver, "desk:fund_new", **typed)
    assert (again.status_code, "已经设立" in page(again)) == (422, True)


@pytest.mark.parametrize("fen", ["", "-1", "0", "1.001", "1e20", "inf", "一百", "'; --"])
def test_a_sum_that_is_none_is_refused_and_kept(client, fen):
    fund = make.fund(yuan=10)
    answer = send(client, make.finance(), "desk:fund_return", fund.pk, fen=fen, voucher="退-1")
    assert answer.status_code == 422
    assert Fund.objects.get().returned_fen == 0


@pytest.mark.parametrize("many", [1, 30])
def test_the_page_asks_as_often_for_one_as_for_thirty(client, many, django_assert_num_queries):
    for _ in range(many):
        fund = make.fund(yuan=10)
    see(client, make.finance(), "desk:fund_detail", fund.pk)
    with django_assert_num_queries(10):
        client.get(reverse("desk:fund_detail", args=[fund.pk]))


def test_the_list_is_empty_and_says_so(client):
    words = page(see(client, make.approver(), "desk:fund_list"))
    assert "还没有设立专项资金" in words
    assert "设立一年的资金" in words
    assert see(client, make.committee(), "desk:fund_list").status_code == 404
