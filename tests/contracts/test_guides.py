"""The pages for people: the way in is short, every page is found, every role has its own."""

import configparser
import re

import pytest

from liban.people.roles import Role
from tests.contracts.house import PRODUCT, ROOT

DOCS = ROOT / "docs"
INDEX = (DOCS / "index.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
FIRST_SCREEN = 20
COMMANDS = ("./liban up", "./liban test")
# What the guides call a role that has no page of its own name.
PAGES = {
    Role.SECRETARY: "村（社区）书记",
    Role.COMMITTEE: "干事",
    Role.HANDLER: "党建办经办",
    Role.APPROVER: "审批",
}


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_a_readme_begins_with_the_two_commands(name):
    screen = (ROOT / name).read_text(encoding="utf-8").splitlines()[:FIRST_SCREEN]
    begun = [line.split("#")[0].strip() for line in screen]
    assert [command for command in COMMANDS if command not in begun] == []


def test_every_page_is_found_from_the_index():
    found = {(DOCS / link).resolve() for link in LINK.findall(INDEX)}
    lost = [
        str(page.relative_to(DOCS))
        for page in DOCS.rglob("*.md")
        if page.name != "index.md" and not {page, page.parent} & found
    ]
    assert lost == []


def test_the_page_of_the_code_has_the_order_of_the_contract():
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter")
    lines = contract["importlinter:contract:order"]["layers"].split("\n")
    layers = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    rows = re.findall(r"^\| (`.*?`) \|", (PRODUCT / "README.md").read_text("utf-8"), re.M)
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row) if name != "management"]
    known = [layer.split()[0] for layer in layers]
    assert named == [layer for layer in known if layer in named]
    assert {layer for layer in known if layer.isidentifier()} - {*named, "settings"} == set()


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_each_role_stands_in_the_guide(role):
    guide = (DOCS / "guide.zh.md").read_text(encoding="utf-8")
    assert PAGES.get(role, str(role.label)) in guide


def test_both_guides_have_the_same_pages():
    pages = [(DOCS / name).read_text("utf-8") for name in ("guide.zh.md", "guide.en.md")]
    counts = [len(re.findall(r"^## ", page, re.M)) for page in pages]
    assert counts[0] == counts[1]
