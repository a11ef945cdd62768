"""What lists of the desk share: which villages can be chosen, and the filter kept on each page."""

from collections.abc import Collection

from django.http import QueryDict

from liban.people.roles import Role
from liban.places.queries import places_within
from liban.web.request import Person

UNITS = ("village", "community")


def villages_for(viewer: Person, roles: Collection[str] = tuple(Role)) -> list[tuple[int, str]]:
    """The villages and communities where ``viewer`` works, as choices, in one query."""
    found = places_within(viewer.reach(roles), levels=UNITS)
    return [(place.pk, place.name) for place in found]


def query_without_page(asked: QueryDict) -> str:
    """The filter as it stands in front of ``page=`` in the links to other pages."""
    kept = asked.copy()
    kept.pop("page", None)
    text = kept.urlencode()
    return f"{text}&" if text else ""
