"""Files and functions stay small enough to be read at one sitting."""

import pytest

from tests.contracts.house import FILES, TEMPLATES, functions, short

LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 300, 50, 120
MOST_ARGUMENTS = 6
VAGUE = {"utils", "helpers", "common", "manager", "managers", "service", "services", "signals"}


def length(path):
    return path.read_text(encoding="utf-8").count("\n")


@pytest.mark.parametrize("path", FILES, ids=short)
def test_a_file_can_be_read_at_one_sitting(path):
    assert length(path) <= LONGEST_FILE
    assert path.stem not in VAGUE


@pytest.mark.parametrize("path", FILES, ids=short)
def test_a_function_fits_on_one_screen(path):
    for node in functions(path):
        where = f"{short(path)}:{node.lineno} {node.name}"
        assert node.end_lineno - node.lineno < LONGEST_FUNCTION, where
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        counted = [each for each in arguments if each.arg not in ("self", "cls", "now")]
        assert len(counted) <= MOST_ARGUMENTS, where


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_a_template_is_one_page_of_paper(path):
    assert length(path) <= LONGEST_TEMPLATE


def test_the_tail_is_short():
    sizes = sorted(node.end_lineno - node.lineno + 1 for path in FILES for node in functions(path))
    assert sizes[len(sizes) // 2] <= 8, "median"
    assert sizes[len(sizes) * 95 // 100] <= 30, "95 of 100"
