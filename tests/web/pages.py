"""Reading and sending pages as somebody who has signed in."""

import secrets
from typing import Any

from django.test import Client
from django.urls import reverse

from liban.people.models import Person


def see(client: Client, person: Person, name: str, *args: Any, **query: Any) -> Any:
    client.force_login(person)
    return client.get(reverse(name, args=args), query)


def send(client: Client, person: Person, name: str, *args: Any, **data: Any) -> Any:
    """Send the form of a page, with a key of its own as every form carries it."""
    client.force_login(person)
    return client.post(reverse(name, args=args), {"once": secrets.token_urlsafe(18), **data})
