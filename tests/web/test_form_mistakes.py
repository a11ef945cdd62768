"""A form with a mistake says so in its title and on top, and keeps what was typed (U17)."""

import secrets
from html import escape
from typing import Any

import pytest

from tests.contracts.access.table import MATRIX
from tests.contracts.access.world import World, undone, world
from tests.web.pages import address, writer

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
__all__ = ["world"]

# A button and nothing to type, or all of it optional.
NEEDS_NOTHING = {
    "portal:signpost", "portal:join", "portal:ask_again", "portal:report_check", "portal:erase",
    "account_logout", "desk:demand_direct", "desk:demand_contact", "desk:close", "desk:archive",
    "desk:person_link", "desk:person_switch", "desk:person_factor", "desk:work_wait",
}  # fmt: skip
# Not typed but carried along: which things it is about, and what was shown before.
CARRIED = ("demand", "seen")
FORMS = [key for key, row in MATRIX.items() if row.send and key not in NEEDS_NOTHING]


def sent(world: World, key: str, data: dict[str, Any]) -> Any:
    name = writer(MATRIX[key])
    with undone():
        once = {"once": secrets.token_urlsafe(18)}
        return world.client(name).post(address(world, key, name), {**data, **once})


@pytest.mark.parametrize("key", FORMS)
def test_an_empty_form_says_what_is_missing(world, key):
    send = MATRIX[key].send
    assert send
    carried = {name: value for name, value in send(world.home).items() if name in CARRIED}
    response = sent(world, key, carried)
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>出错：" in page
    assert 'class="errors" role="alert" tabindex="-1" autofocus' in page
    assert response.context["form"].errors


@pytest.mark.parametrize("key", FORMS)
def test_what_was_typed_is_kept(world, key):
    """With each field left out in turn; what can be sent without it is no mistake."""
    send = MATRIX[key].send
    assert send
    well = {name: value for name, value in send(world.home).items() if name != "photos"}
    for left_out in set(well) - set(CARRIED):
        response = sent(world, key, {**well, left_out: ""})
        if response.status_code == 302:
            continue
        page = response.content.decode()
        assert "<title>出错：" in page, left_out
        for name, value in well.items():
            is_apart = name in (left_out, *CARRIED, "password", "again")
            if is_apart or not isinstance(value, str) or value in ("", "on"):
                continue
            assert escape(value) in page, f"{name} is lost when {left_out} is missing"
