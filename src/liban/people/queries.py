from datetime import date

from django.db.models import QuerySet

from liban.people.models import Person, Post
from liban.people.roles import Role
from liban.places.models import Place


def holders(role: Role, scope: str, today: date) -> QuerySet[Person]:
    """Everyone who holds ``role`` today at a place that covers ``scope``."""
    posts = Post.objects.current(today).filter(role=role, place__path__in=Place.above(scope))
    return Person.objects.filter(is_active=True, posts__in=posts).distinct()


def secretary_of(place: Place, today: date) -> Person | None:
    """The secretary of a village or community today, if there is one."""
    return holders(Role.SECRETARY, place.path, today).first()
