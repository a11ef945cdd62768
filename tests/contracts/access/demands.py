"""Demands on the desk: what people said is for the village, its instructor and the office."""

from collections.abc import Callable
from typing import Any

from tests import make
from tests.contracts.access.row import (
    ANY_APPROVER,
    ANY_INSTRUCTOR,
    ANY_VILLAGE,
    HEARD,
    VILLAGE,
    desk,
)
from tests.contracts.access.world import Town

ANY_HEARD = ANY_VILLAGE | ANY_INSTRUCTOR | ANY_APPROVER | {"handler"}
SECRETARY = frozenset({"secretary"})
AT_THE_COUNTER = VILLAGE | {"handler"}


def the(name: str) -> Callable[[Town], Any]:
    """The demand of the town that is in this state."""
    return lambda town: (town.demands[name].pk,)


def contact(town: Town) -> tuple[int]:
    return (town.requester.pk,)


def edited(town: Town) -> dict[str, Any]:
    return {"title": "新的名字", "location": "东区", "version": town.demands["fresh"].version}


def merged(town: Town) -> dict[str, Any]:
    return {"code": town.demands["checked"].requesters.first().code}


def entered(town: Town) -> dict[str, Any]:
    place = town.demands["fresh"].place_id
    return {"words": "街坊说路灯坏了。", "place": place, "channel": "visit"}


# fmt: off
ROWS = {
    "desk:demand_list":     desk(ANY_HEARD),
    # Everybody of these kinds may take a demand down, in their own reach.
    "desk:demand_new":      desk(ANY_HEARD, HEARD, not_offered=True, send=entered),
    "desk:demand_detail":   desk(HEARD, args=the("fresh")),
    "desk:demand_check":    desk(HEARD, VILLAGE, args=the("fresh"),
                                 send=lambda town: {"title": "灯坏了"}),
    "desk:demand_reply":    desk(HEARD, AT_THE_COUNTER, args=the("fresh"),
                                 send=lambda town: {"words": "明天去看。"}),
    "desk:demand_merge":    desk(HEARD, VILLAGE, args=the("fresh"), send=merged),
    "desk:demand_decline":  desk(HEARD, SECRETARY, args=the("fresh"),
                                 send=lambda town: {"reason": "private", "words": "请找开发商。"}),
    "desk:demand_direct":   desk(HEARD, VILLAGE, args=the("checked"), send=lambda town: {}),
    "desk:demand_finish":   desk(HEARD, VILLAGE, args=the("direct"),
                                 send=lambda town: {"words": "换好了。",
                                                    "photos": make.photo_file()}),
    "desk:demand_project":  desk(HEARD, VILLAGE, args=the("checked"),
                                 send=lambda town: {"project": town.projects["forming"].pk}),
    "desk:demand_edit":     desk(HEARD, AT_THE_COUNTER, args=the("fresh"), send=edited),
    "desk:demand_contact":  desk(HEARD, AT_THE_COUNTER, args=contact, send=lambda town: {}),
    "desk:demand_photo":    desk(HEARD, args=lambda town: (town.photo(), "thumb")),
}
# fmt: on
