"""Every use-case asks the policy, under its own name, and says what it means."""

import ast

import pytest

from liban.policy import BY_COMMAND, OPEN_TO_ALL, POLICY
from tests.contracts.house import recorders, use_cases

WITHOUT_A_PERSON = {*OPEN_TO_ALL, *BY_COMMAND}
# A draft that has not been sent is no act yet, a count holds nobody, and clearing away what is
# past its time leaves nothing to tell.
QUIET = {
    "demands.start_draft",
    "demands.keep_draft",
    "demands.place_draft",
    "demands.count_signpost",
    "demands.tidy_drafts",
    "people.tidy_tickets",
    "journal.tidy_once",
}

ALL = list(use_cases())
NAMES = [name for name, _node, _path in ALL]


def asked(node):
    """The names under which the function asks ``require``."""
    return [
        call.args[1].value
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "require"
    ]


@pytest.mark.parametrize(("name", "node", "path"), ALL, ids=NAMES)
def test_asks_the_policy_under_its_own_name(name, node, path):
    # Twice, when it changes two things; under another's name never.
    assert set(asked(node)) == (set() if name in WITHOUT_A_PERSON else {name})


@pytest.mark.parametrize(("name", "node", "path"), ALL, ids=NAMES)
def test_says_what_it_means(name, node, path):
    assert ast.get_docstring(node)


@pytest.mark.parametrize(("name", "node", "path"), ALL, ids=NAMES)
def test_takes_keywords_only_and_the_moment(name, node, path):
    assert not node.args.args
    assert "now" in {each.arg for each in node.args.kwonlyargs}


@pytest.mark.parametrize(("name", "node", "path"), ALL, ids=NAMES)
def test_records_what_happened(name, node, path):
    assert node.name in recorders(path) or name in QUIET


def test_every_use_case_stands_in_the_policy_once_and_the_policy_knows_no_other():
    # A right to read needs no use-case, unless the reading itself is recorded.
    reading = {name for name in POLICY.rows if name.split(".")[1].startswith("see_")}
    rows = set(POLICY.rows) - (reading - set(NAMES))
    assert rows & WITHOUT_A_PERSON == set()
    assert rows | WITHOUT_A_PERSON == set(NAMES)
