"""Amounts in capitals: the vectors of official papers, and what holds for every amount."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liban.kit.capitals import FIGURES, capitals
from liban.kit.money import fen_of

SHARED = Path(os.environ.get("LIBAN_SHARED", Path(__file__).resolve().parents[3] / "shared"))
VECTORS = SHARED / "data" / "cn_reference" / "rmb_vectors.txt"


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "人民币零元整"),
        (5, "人民币伍分"),
        (50, "人民币伍角"),
        (1_000, "人民币壹拾元整"),
        (10_500, "人民币壹佰零伍元整"),
        (140_950, "人民币壹仟肆佰零玖元伍角"),
        (1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"),
        (12_000_000, "人民币壹拾贰万元整"),
        (10_005_000, "人民币壹拾万零伍拾元整"),
        (10_700_053, "人民币壹拾万柒仟元伍角叁分"),
        (29_400_000, "人民币贰拾玖万肆仟元整"),
        (60_000_773_900, "人民币陆亿零柒仟柒佰叁拾玖元整"),
        (100_000_000_000_000, "人民币壹万亿元整"),
        (-100, "人民币负壹元整"),
    ],
)
def test_an_amount_is_written_as_in_official_papers(fen, words):
    assert capitals(fen) == words


def test_the_vectors_of_the_reference_hold():
    if not VECTORS.exists():
        pytest.skip("the reference vectors are not on this machine")
    for line in VECTORS.read_text(encoding="utf-8").splitlines():
        amount, _, words = line.partition("\t")
        if words:
            assert capitals(fen_of(Decimal(amount))) == words


@given(st.integers(0, 10**13))
def test_no_amount_doubles_or_ends_with_a_zero(fen):
    words = capitals(fen)
    assert "零零" not in words
    assert words.endswith(("整", "角", "分"))
    assert fen < 100 or "零元" not in words


@given(st.integers(0, 10**13), st.integers(0, 10**13))
def test_two_amounts_are_never_written_alike(one, other):
    assert (capitals(one) == capitals(other)) == (one == other)


def test_only_the_ten_figures_of_official_papers_are_used():
    assert len(set(FIGURES)) == 10
