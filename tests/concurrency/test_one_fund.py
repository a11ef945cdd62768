"""R01: sixty-four approvals at once on a fund that has not enough for all, a hundred times over.

Nothing overspent, nothing left that could have been granted, and nobody told "no" for any other
reason than the money. Three naive ways to write the same step are the controls: each must fail.
"""

import random

import pytest
from django.db import connection, transaction

from liban.funds.models import Commitment, Fund, Movement, Pocket, Programme
from liban.funds.queries import balances
from liban.funds.steps import book, commit_money
from liban.kit.refusal import BrokenRule
from liban.management import ledger
from liban.projects.models import Category, Kind, Project
from tests import make

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

THREADS, ROUNDS = 64, 100
# A control that goes wrong in 38 of 40 rounds has shown what it is there to show.
NAIVE_ROUNDS, ENOUGH_TO_PROVE = 40, 38
YUAN = 100


@pytest.fixture
def lead():
    return make.secretary()


@pytest.fixture
def programme(lead):
    return Programme.objects.create(place=make.place(make.TOWN), code="lead", name="书记立办")


def sixty_four_projects(lead, year):
    common = {
        "place": make.place(),
        "title": "换路灯",
        "category": Category.LIVING,
        "kind": Kind.WORKS,
        "lead": lead,
        "formed_at": make.NOW,
        "stage_since": make.TODAY,
    }
    rows = [Project(code=f"{year}-{number}", **common) for number in range(THREADS)]
    return Project.objects.bulk_create(rows)


def new_fund(programme, year, fen, by):
    """A fund that has ``fen`` to give, appropriated by the ledger's own step."""
    fund = Fund.objects.create(programme=programme, year=year, appropriated_fen=fen)
    book(fund, Movement.APPROPRIATE, fen, by=by, now=make.NOW)
    return fund


def judge(fund, asked, told):
    """Overspent, refused though it fitted, failed for no good reason: all must be nothing."""
    fund.refresh_from_db()
    answers = list(zip(asked, told, strict=True))
    granted = sum(fen for fen, answer in answers if isinstance(answer, Commitment))
    refused = [fen for fen, answer in answers if isinstance(answer, BrokenRule)]
    spurious = [each for each in told if not isinstance(each, Commitment | BrokenRule)]
    assert fund.committed_fen == granted == balances(fund)[Pocket.COMMITTED]
    overspent = max(0, granted - fund.appropriated_fen)
    # The money only ever grows less: what still fits at the end fitted when it was refused.
    underspent = [fen for fen in refused if fen <= fund.free_fen]
    return overspent, underspent, spurious


def test_the_real_step_is_right_in_every_round(crowd, lead, programme):
    together, chance = crowd(THREADS), random.Random(64)
    for year in range(2000, 2000 + ROUNDS):
        asked = [chance.choice((YUAN, 3 * YUAN + 1, 7 * YUAN)) for _ in range(THREADS)]
        fund = new_fund(programme, year, sum(asked) * chance.randint(20, 80) // 100, lead)
        projects = sixty_four_projects(lead, year)

        def approve(number, fund=fund, projects=projects, asked=asked):
            with transaction.atomic():
                fen, project = asked[number], projects[number]
                return commit_money(fund, project, fen, by=lead, now=make.NOW)

        told = together.together(approve)
        assert judge(fund, asked, told) == (0, [], []), year
        assert {type(each) for each in told} == {Commitment, BrokenRule}
    assert list(ledger.faults()) == []


# The controls: a table of their own, without any constraint, and twenty seats for sixty-four.
SEATS, FUND_ID = 20, 1


@pytest.fixture
def naive_tables(transactional_db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE naive_fund (id int, total bigint, committed bigint)")
        cursor.execute("CREATE TABLE naive_grant (fen bigint)")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE naive_fund")
        cursor.execute("DROP TABLE naive_grant")


def read(cursor, query):
    cursor.execute(query)
    return cursor.fetchone()


def check_then_act(_number):
    """Look, then write what one has looked at; no transaction."""
    with connection.cursor() as cursor:
        total, committed = read(cursor, "SELECT total, committed FROM naive_fund")
        if committed + 1 > total:
            return False
        cursor.execute("INSERT INTO naive_grant VALUES (1)")
        cursor.execute(f"UPDATE naive_fund SET committed = {committed + 1}")
    return True


def atomic_only(number):
    """The same in a transaction, which many believe to be enough."""
    with transaction.atomic():
        return check_then_act(number)


def sum_then_insert(_number):
    """Add up what was granted, then grant; the sum does not see what others are about to do."""
    with transaction.atomic(), connection.cursor() as cursor:
        (total,) = read(cursor, "SELECT total FROM naive_fund")
        (granted,) = read(cursor, "SELECT coalesce(sum(fen), 0) FROM naive_grant")
        if granted + 1 > total:
            return False
        cursor.execute("INSERT INTO naive_grant VALUES (1)")
    return True


def begin_as_django_does(_number):
    """Without the IMMEDIATE of our settings, as SQLite begins a transaction by default.

    Waiting is cut short: whoever reads first and then wants to write fails however long it waits.
    """
    if connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 20")


def one_naive_round(together, step):
    """Whether the round went wrong: overspent, or (on SQLite) failed for no reason of money."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM naive_grant")
        cursor.execute("DELETE FROM naive_fund")
        cursor.execute(f"INSERT INTO naive_fund VALUES ({FUND_ID}, {SEATS}, 0)")
    told = together.together(step)
    with connection.cursor() as cursor:
        (granted,) = read(cursor, "SELECT count(*) FROM naive_grant")
    spurious = [each for each in told if isinstance(each, Exception)]
    if connection.vendor == "sqlite":
        return granted != SEATS or bool(spurious)
    return granted > SEATS


@pytest.mark.parametrize(
    "step", [check_then_act, atomic_only, sum_then_insert], ids=lambda step: step.__name__
)
def test_the_naive_step_goes_wrong(crowd, naive_tables, step):
    together = crowd(THREADS)
    together.together(begin_as_django_does)
    wrong = sum(one_naive_round(together, step) for _ in range(NAIVE_ROUNDS))
    assert wrong >= ENOUGH_TO_PROVE
