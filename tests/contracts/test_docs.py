"""The printed docs say what the code says."""

from liban.management.commands.show import stale


def test_the_printed_tables_are_fresh():
    assert stale() == [], "run ./liban show --write"
