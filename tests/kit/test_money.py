from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liban.kit.money import fen_of, wan, yuan


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (0, "0 元"),
        (1, "0.01 元"),
        (9_800_000, "98,000 元"),
        (9_800_050, "98,000.50 元"),
        (-50, "-0.50 元"),
        (-123_456_700, "-1,234,567 元"),
    ],
)
def test_yuan_is_said_as_people_read_it(fen, said):
    assert yuan(fen) == said


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (9_800_000, "9.8 万元"),
        (0, "0.0 万元"),
        (49_999, "0.0 万元"),
        (50_000, "0.1 万元"),
        (-50_000, "-0.1 万元"),
        (-49_999, "0.0 万元"),
        (1_234_567_000_000, "1,234,567.0 万元"),
    ],
)
def test_wan_rounds_to_one_decimal_and_half_up(fen, said):
    assert wan(fen) == said


def test_fen_of_takes_two_decimals():
    assert fen_of(Decimal("98000.5")) == 9_800_050
    assert fen_of(Decimal("0.01")) == 1


@pytest.mark.parametrize("amount", ["0.001", "1.005", "98000.999"])
def test_fen_of_refuses_a_fraction_of_a_fen(amount):
    with pytest.raises(InvalidOperation):
        fen_of(Decimal(amount))


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity"])
def test_fen_of_refuses_what_is_no_amount(amount):
    with pytest.raises(InvalidOperation):
        fen_of(Decimal(amount))


@given(st.integers(-(2**63), 2**63 - 1))
def test_yuan_says_every_fen(fen):
    said = yuan(fen).removesuffix(" 元").replace(",", "")
    assert fen_of(Decimal(said)) == fen
