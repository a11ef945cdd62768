"""Reading and sending pages as somebody who has signed in."""

import secrets
from typing import Any

from django.test import Client
from django.urls import reverse

from liban.people.models import Person
from tests.contracts.access.row import Row
from tests.contracts.access.table import MATRIX
from tests.contracts.access.world import World, known


def see(client: Client, person: Person, name: str, /, *args: Any, **query: Any) -> Any:
    client.force_login(person)
    return client.get(reverse(name, args=args), query)


def send(client: Client, person: Person, name: str, /, *args: Any, **data: Any) -> Any:
    """Send the form of a page, with a key of its own as every form carries it."""
    client.force_login(person)
    return client.post(reverse(name, args=args), {"once": secrets.token_urlsafe(18), **data})


# Who sees the page itself, not the door or a 404; the most at home comes first.
# fmt: off
SEERS = (
    "own_link", "secretary", "approver", "handler", "finance", "committee", "instructor",
    "system_admin", "security_admin", "audit_admin", "invited", "anonymous",
)
# fmt: on


def reader(row: Row) -> str:
    """Somebody who may read the address; who is at the door if nobody may."""
    return next((name for name in SEERS if name in row.read), "anonymous")


def writer(row: Row) -> str:
    """Somebody who may send the form of the address."""
    return next((name for name in SEERS if name in row.write), "anonymous")


def address(world: World, key: str, name: str) -> str:
    """The address of a row of the matrix, as far as ``name`` knows it."""
    values = [known(value, name, world.home) for value in MATRIX[key].args(world.home)]
    return reverse(key.split()[0], args=values)
