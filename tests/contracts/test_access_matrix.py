"""Every address × everybody × every method: who reads, who writes, and that nothing else happens.

The rows stand in tests/contracts/access; an address without a row fails here, with its name.
"""

import os
import secrets
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from tests.contracts.access.row import Row
from tests.contracts.access.table import MATRIX, without_address, without_row
from tests.contracts.access.world import (
    CANARY,
    IDENTITIES,
    WITHOUT_ACCOUNT,
    Town,
    World,
    forget_counts,
    known,
    snapshot,
    undone,
    world,
    writes,
)

# Each test runs in a transaction of its own within that of the world.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
AT_THE_DOOR = {*WITHOUT_ACCOUNT, "disabled"}
FOREIGN = {name for name in IDENTITIES if name.startswith("foreign")}
# Every method by everybody takes some minutes; CI says LIBAN_WHOLE_MATRIX. Else each person
# reads with GET and, turn by turn, with one of the others, so that each address sees them all.
WHOLE = bool(os.environ.get("LIBAN_WHOLE_MATRIX"))
LOOKING = ("head", "options")
__all__ = ["world"]
CHANGING = ("put", "patch", "delete")


@pytest.fixture(autouse=True)
def fresh_counts(world: World) -> None:
    forget_counts()


def address(key: str, row: Row, town: Town, name: str) -> str:
    values = [known(value, name, town) for value in row.args(town)]
    return reverse(key.split()[0], args=values)


def leads_to_the_door(response: Any) -> bool:
    return response.status_code == 302 and "/account/login/" in response.headers["Location"]


def turn(methods: tuple[str, ...], key: str, name: str) -> tuple[str, ...]:
    number = list(MATRIX).index(key) + IDENTITIES.index(name)
    return methods if WHOLE else (methods[number % len(methods)],)


def judge_reading(row: Row, name: str, response: Any, how: str) -> None:
    status = response.status_code
    how = f"{how}: {status}"
    if how.startswith("options") and status == 200 and response.get("Allow"):
        return  # only the names of the methods
    if name in row.read:
        assert status == row.shows, how
    elif row.at_the_door and name in AT_THE_DOOR:
        assert leads_to_the_door(response), how
    else:
        assert status in (404, *row.else_shows), how
    if name not in FOREIGN and how.startswith("get") and not response.streaming:
        assert CANARY not in response.content.decode(), f"{how} tells of the other town"


def names_a_thing(row: Row, town: Town) -> bool:
    return any(isinstance(value, int) for value in row.args(town))


def judge_writing(row: Row, name: str, town: Town, response: Any, how: str) -> None:
    status = response.status_code
    how = f"{how}: {status}"
    if row.at_the_door and name in AT_THE_DOOR:
        assert leads_to_the_door(response), how
    elif name in FOREIGN and row.at_the_door and names_a_thing(row, town):
        # Of another town nobody learns even that something is there.
        assert status == 404, how
    else:
        assert status in (403, 404, *row.else_shows, *([422] if row.not_offered else [])), how


def says(response: Any) -> str:
    """The status, and what stands in the summary of mistakes."""
    form = (response.context or {}).get("form")
    return f"{response.status_code} {dict(form.errors) if form else ''}"


def send(client: Client, url: str, row: Row, town: Town) -> Any:
    data = row.send(town) if row.send else {}
    return client.post(url, {"once": secrets.token_urlsafe(18), **data})


def test_every_address_has_a_row_and_every_row_an_address():
    assert without_row() == set()
    assert without_address() == set()


@pytest.mark.parametrize("key", MATRIX)
def test_who_reads(world, key):
    row = MATRIX[key]
    for name in IDENTITIES:
        url = address(key, row, world.home, name)
        for method in ("get", *turn(LOOKING, key, name)):
            how = f"{method} {url} by {name}"
            with undone(), writes() as written:
                response = getattr(world.client(name), method)(url, row.query(world.home))
                judge_reading(row, name, response, how)
            assert written == [], how


@pytest.fixture(scope="module")
def before(world: World) -> dict[str, int]:
    """What every table holds; each test takes back what it does, so it stays so."""
    return snapshot()


@pytest.mark.parametrize("key", MATRIX)
def test_who_writes(world, before, key):
    row = MATRIX[key]
    for name in IDENTITIES:
        url = address(key, row, world.home, name)
        how = f"post {url} by {name}"
        with undone(), writes() as written:
            response = send(world.client(name), url, row, world.home)
            if name in row.write:
                assert response.status_code == 302, f"{how}: {says(response)}"
                assert not leads_to_the_door(response) or key == "account:ticket", how
                in_journal = any("liban_entry" in each for each in written)
                assert row.quiet or in_journal, f"{how} is not in the journal"
            else:
                assert response.status_code < 500, how
                if row.send:
                    judge_writing(row, name, world.home, response, how)
                # What was begun and taken back leaves no trace.
                assert not written or snapshot() == before, f"{how} changed something"


@pytest.mark.parametrize("key", MATRIX)
def test_no_other_method_does_anything(world, key):
    row = MATRIX[key]
    for name in IDENTITIES:
        url = address(key, row, world.home, name)
        for method in turn(CHANGING, key, name):
            how = f"{method} {url} by {name}"
            with undone(), writes() as written:
                response = getattr(world.client(name), method)(url)
            assert written == [], how
            assert response.status_code == 405, how


# Those of the home town who see most, and those who may do most.
STRONGEST = (
    *("secretary", "instructor", "handler", "approver", "finance", "auditor"),
    *("system_admin", "security_admin", "audit_admin"),
)
THINGS = [key for key, row in MATRIX.items() if row.at_the_door and row.args]


@pytest.mark.parametrize("key", THINGS)
def test_things_of_the_other_town_are_not_there(world, before, key):
    row = MATRIX[key]
    url = reverse(key.split()[0], args=row.args(world.other))
    if url == reverse(key.split()[0], args=row.args(world.home)):
        return  # a year, or the name of a setting
    for name in STRONGEST:
        with undone(), writes() as written:
            for response in (
                world.client(name).get(url),
                send(world.client(name), url, row, world.other),
            ):
                assert response.status_code == 404, f"{url} by {name}: {response.status_code}"
            assert not written or snapshot() == before


WITH_IDS = [key for key, row in MATRIX.items() if row.send and row.write and row.at_the_door]


@pytest.mark.parametrize("key", WITH_IDS)
def test_a_form_takes_no_thing_of_the_other_town(world, before, key):
    """The right address, and in the form the keys of things that belong to others."""
    row = MATRIX[key]
    assert row.send
    if plain(row.send(world.home)) == plain(row.send(world.other)):
        return  # it holds no keys of things
    for name in sorted(row.write):
        url = address(key, row, world.home, name)
        client = world.client(name)
        with undone():
            data = {"once": secrets.token_urlsafe(18), **row.send(world.other)}
            response = client.post(url, data)
            assert response.status_code in (403, 404, 422), f"{url} by {name}"
            assert snapshot() == before, f"{url} by {name}"
            assert CANARY not in response.content.decode(), f"{url} by {name}"


def plain(data: dict[str, Any]) -> dict[str, Any]:
    """A form without its files, which are never the same."""
    return {name: value for name, value in data.items() if name != "photos"}


def test_the_matrix_sees_a_right_too_much_and_a_right_too_little(world):
    row = MATRIX["desk:project_detail"]
    url = address("desk:project_detail", row, world.home, "secretary")
    response = world.client("secretary").get(url)
    judge_reading(row, "secretary", response, "get")
    with pytest.raises(AssertionError):
        judge_reading(replace(row, read=row.read - {"secretary"}), "secretary", response, "get")
    response = world.client("stranger").get(url)
    with pytest.raises(AssertionError):
        judge_reading(replace(row, read=row.read | {"stranger"}), "stranger", response, "get")


def test_the_matrix_sees_what_changes(world):
    before = snapshot()
    with undone(), writes() as written:
        world.home.projects["forming"].save()
        assert written
        world.people["leader"].name = "另一个名字"
        world.people["leader"].save()
        assert snapshot() != before
    assert snapshot() == before


def test_an_address_without_a_row_is_named(monkeypatch):
    monkeypatch.delitem(MATRIX, "desk:project_detail")
    assert without_row() == {"desk:project_detail"}


def test_whoever_moves_money_or_rights_is_led_to_a_second_factor_first(world):
    """On every page of the desk, while the town asks for one."""
    with override_settings(SECOND_FACTOR=True):
        for key, row in MATRIX.items():
            for name in ("approver", "finance", "system_admin", "security_admin", "audit_admin"):
                if not key.startswith("desk:"):
                    continue
                with undone():
                    response = world.client(name).get(address(key, row, world.home, name))
                where = response.headers.get("Location", "")
                assert where.endswith("/account/2fa/totp/activate/"), f"{key} by {name}"
