"""The docs say what the code says."""

import re

from liban.management.commands.show import stale
from tests.contracts.house import FILES, ROOT, short, tracked

GUIDE = ROOT / "docs" / "howto" / "one-server.md"
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def test_the_printed_tables_are_fresh():
    assert stale() == [], "run ./liban show --write"


def test_the_guide_names_every_variable():
    read = {
        name
        for path in [*FILES, ROOT / "liban"]
        for name in re.findall(r"[\"'](LIBAN_[A-Z_]+)[\"']", path.read_text(encoding="utf-8"))
    }
    assert read - set(re.findall(r"LIBAN_[A-Z_]+", GUIDE.read_text(encoding="utf-8"))) == set()


def test_no_link_between_our_pages_is_dead():
    dead = [
        f"{short(page)}: {link}"
        for page in tracked()
        if page.suffix == ".md"
        for link in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert dead == []
