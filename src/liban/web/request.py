from django.http import HttpRequest

from liban.people.models import Person

__all__ = ["Person", "Request"]


class Request(HttpRequest):
    """A request behind ``signed_in``: ``user`` is a person, never anonymous."""

    user: Person
