"""Accounts, posts, settings, held texts, the journal: for administrators, each kept apart."""

from typing import Any

from django.utils.timezone import localdate

from liban.places.models import Place
from tests.contracts.access.row import ANY_APPROVER, ANY_SYSTEM, desk
from tests.contracts.access.world import Town

SYSTEM = frozenset({"system_admin"})
SECURITY = frozenset({"security_admin"})
KEEPERS = SYSTEM | SECURITY | {"approver"}
LOOKERS = frozenset({"secretary", "handler", "approver"})
SETTERS = ANY_SYSTEM | ANY_APPROVER


def person(town: Town) -> tuple[int]:
    return (town.person.pk,)


def post(town: Town) -> tuple[int]:
    return (town.post.pk,)


def invited(town: Town) -> dict[str, Any]:
    return {"name": "新人", "username": "xinren", "phone": "", "home": town.person.home_id}


def appointed(town: Town) -> dict[str, Any]:
    place = town.post.place_id
    return {"role": "supervision", "place": place, "since": localdate().isoformat()}


def added(town: Town) -> dict[str, Any]:
    area = Place.objects.get(path="/".join(town.post.place.path.split("/")[:3]) + "/")
    return {"parent": area.pk, "level": "village", "name": "新村", "code": ""}


def number(town: Town) -> dict[str, Any]:
    return {"value": "4", "seen": "3"}


# fmt: off
ROWS = {
    "desk:person_list":       desk(KEEPERS | {"foreign_approver", "foreign_admin"}),
    "desk:person_new":        desk(ANY_SYSTEM, SYSTEM, not_offered=True, send=invited),
    "desk:person_detail":     desk(KEEPERS, args=person),
    "desk:person_link":       desk(KEEPERS, SYSTEM, args=person, send=lambda town: {}),
    # The page shows a link once, to whoever made it a moment ago; else it leads back.
    "desk:person_link_shown": desk(KEEPERS, args=person, shows=302),
    "desk:person_switch":     desk(KEEPERS, SYSTEM | SECURITY, args=person,
                                   send=lambda town: {"on": "0"}),
    "desk:person_factor":     desk(KEEPERS, SECURITY, args=person, send=lambda town: {}),
    "desk:post_new":          desk(KEEPERS, SECURITY, args=person, not_offered=True,
                                   send=appointed),
    "desk:post_end":          desk(KEEPERS, SECURITY, args=post,
                                   send=lambda town: {"on": localdate().isoformat()}),
    "desk:post_hand_over":    desk(KEEPERS, SECURITY | {"approver"}, args=post,
                                   send=lambda town: {"successor": town.successor.pk}),

    "desk:setting_list":      desk(SETTERS),
    "desk:setting_edit":      desk(SETTERS, SETTERS, args=lambda town: ("demand.check_days",),
                                   send=number),
    "desk:setting_place":     desk(ANY_SYSTEM, SYSTEM, not_offered=True, send=added),
    # One calendar for both towns: nobody here answers for both.
    "desk:calendar":          desk(frozenset(), args=lambda town: (localdate().year,)),
    "desk:calendar_day":      desk(frozenset(), args=lambda town: (localdate().year, 1, 1)),

    "desk:held_list":         desk(LOOKERS | {"stranger", "foreign_secretary", "foreign_approver"}),
    "desk:held_look":         desk(LOOKERS, LOOKERS, args=lambda town: (town.held.pk,),
                                   send=lambda town: {"verdict": "hide"}),

    "desk:journal":           desk(frozenset({"audit_admin", "auditor"})),
}
# fmt: on
