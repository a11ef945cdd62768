"""The whole matrix, and the addresses of the product as the resolver knows them."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import get_resolver

from tests.contracts.access import account, demands, people, portal, projects
from tests.contracts.access.row import Row

MATRIX: dict[str, Row] = {
    **portal.ROWS,
    **account.ROWS,
    **demands.ROWS,
    **projects.ROWS,
    **people.ROWS,
}
_HOLE = re.compile(r"<(?:\w+:)?(\w+)>")


def addresses() -> dict[str, str]:
    """The key of each address in the matrix, and its pattern; both languages count once."""
    found: dict[str, str] = {}
    for name, pattern in _walk(get_resolver(), "", ""):
        key = name if name not in found else f"{name} {' '.join(_HOLE.findall(pattern))}"
        assert key not in found, f"{key} stands twice"
        found[key] = pattern
    return found


def _walk(resolver: Any, space: str, before: str) -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        pattern = before + str(each.pattern)
        if hasattr(each, "url_patterns"):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from _walk(each, inner, pattern)
        else:
            assert each.name, f"{pattern} has no name"
            yield space + each.name, pattern


def without_row() -> set[str]:
    return set(addresses()) - set(MATRIX)


def without_address() -> set[str]:
    return set(MATRIX) - set(addresses())
