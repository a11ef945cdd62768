from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.utils import is_mfa_enabled
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from liban.kit.scope import below
from liban.people.models import Person, Post, Purpose, Ticket
from liban.people.roles import SECOND_FACTOR, Role
from liban.people.rules import digest_of
from liban.places.models import Place
from liban.policy import POLICY


def holders(role: Role, scope: str, today: date) -> QuerySet[Person]:
    """Everyone who holds ``role`` today at a place that covers ``scope``."""
    posts = Post.objects.current(today).filter(role=role, place__path__in=Place.above(scope))
    return Person.objects.filter(is_active=True, posts__in=posts).distinct()


def secretary_of(place: Place, today: date) -> Person | None:
    """The secretary of a village or community today, if there is one."""
    return holders(Role.SECRETARY, place.path, today).first()


def must_bring_second_factor(person: Person) -> bool:
    """Whoever moves money or rights signs in with two proofs."""
    return any(post.role in SECOND_FACTOR for post in person.posts_now())


def person_id_of(username: str) -> int | None:
    return Person.objects.filter(username=username.lower()).values_list("pk", flat=True).first()


@dataclass(frozen=True)
class Opening:
    """What an unused one-time link is for; it says no more than its holder must know."""

    purpose: str
    name: str
    username: str
    expires_at: datetime

    @property
    def is_first(self) -> bool:
        return self.purpose == Purpose.FIRST_ADMIN


def opening_of(token: str, now: datetime) -> Opening | None:
    """None for a link that never was, is used, expired, or whose account is switched off."""
    ticket = Ticket.objects.select_related("person").filter(digest=digest_of(token)).first()
    if ticket is None or not ticket.opens(now):
        return None
    person = ticket.person
    return Opening(
        purpose=ticket.purpose,
        name=person.name if person else "",
        username=person.username if person else "",
        expires_at=ticket.expires_at,
    )


def people_for(viewer: Person, *, text: str = "", role: str = "") -> QuerySet[Person]:
    """The accounts that ``viewer`` answers for, with the posts that last, place after place."""
    within = below(viewer.reach(POLICY.rows["people.see_people"].roles), "home__path")
    found = Person.objects.filter(within).select_related("home")
    posts = Post.objects.lasting(localdate()).select_related("place")
    if role:
        found = found.filter(pk__in=posts.filter(role=role).values("person"))
    if text:
        found = found.filter(Q(name__icontains=text) | Q(username__icontains=text))
    lasting = Prefetch("posts", queryset=posts, to_attr="lasting")
    seats = posts.filter(person=OuterRef("pk")).order_by("place__path").values("place__path")
    seat = F("seat").asc(nulls_last=True)
    ordered = found.annotate(seat=Subquery(seats[:1])).order_by("-is_active", seat, "name", "pk")
    return ordered.prefetch_related(lasting)


def person_for(viewer: Person, person_id: int) -> Person:
    """One account, or DoesNotExist for one that ``viewer`` does not answer for."""
    return people_for(viewer).get(pk=person_id)


def post_for(viewer: Person, post_id: int) -> Post:
    post = Post.objects.select_related("place", "person__home").get(pk=post_id)
    person_for(viewer, post.person_id)
    return post


def past_posts(person: Person) -> QuerySet[Post]:
    """What a person was: latest first."""
    lasting = Post.objects.lasting(localdate()).values("pk")
    return person.posts.exclude(pk__in=lasting).select_related("place").order_by("-until", "-pk")


def successors_for(post: Post) -> QuerySet[Person]:
    """Who may take over a post: active accounts of the same keeper, save its holder, near first."""
    reach = Q(home__path__in=Place.above(post.place.path))
    others = Person.objects.filter(reach, is_active=True).exclude(pk=post.person_id)
    lasting = Post.objects.lasting(localdate()).filter(person=OuterRef("pk"), place=post.place)
    return others.annotate(is_near=Exists(lasting)).order_by("-is_near", "name", "pk")


def has_second_factor(person: Person) -> bool:
    return bool(is_mfa_enabled(person, types=["totp"]))


def posts_of(person: Person) -> QuerySet[Post]:
    """The posts that a person holds now or will hold."""
    return Post.objects.lasting(localdate()).filter(person=person).select_related("place")
