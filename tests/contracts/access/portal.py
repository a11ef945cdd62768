"""Pages for residents and the public: all may read, save what belongs to one person.

A name that two addresses share is followed by what stands in the longer one.
"""

from liban.places.models import Place
from liban.projects.models import Project
from tests.contracts.access.row import EVERYBODY, NOBODY, Row
from tests.contracts.access.world import HOME, Town

CODE = frozenset({"code_holder", "own_link"})
LINK = frozenset({"own_link"})


def slug(town: Town) -> tuple[str]:
    return (Place.objects.get(path=HOME).slug,)


def built(town: Town) -> Project:
    return town.projects["accepted"]


def running(town: Town) -> Project:
    return town.projects["working"]


def sheet(town: Town) -> tuple[int]:
    return (town.fund.year,)


RATING = {"solved": "yes", "grade": "satisfied", "words": ""}

# fmt: off
ROWS = {
    "healthz":                  Row(EVERYBODY),
    "readyz":                   Row(EVERYBODY, shows=(200)),
    "robots":                   Row(EVERYBODY),
    "favicon":                  Row(EVERYBODY, shows=301),

    "portal:home":              Row(EVERYBODY),
    "portal:about":             Row(EVERYBODY),
    "portal:results":           Row(EVERYBODY),
    "portal:village":           Row(EVERYBODY, args=slug),
    "portal:project":           Row(EVERYBODY, args=lambda town: (built(town).code,)),
    "portal:project_photo":     Row(EVERYBODY, args=lambda town: (town.shot().pk, "thumb")),
    "portal:money":             Row(EVERYBODY),
    "portal:money_csv":         Row(EVERYBODY, args=sheet),
    "portal:text_size":         Row(EVERYBODY, args=lambda town: ("big",), shows=302),
    "portal:styleguide":        Row(EVERYBODY),
    "portal:privacy":           Row(EVERYBODY),
    "portal:signpost":          Row(EVERYBODY, EVERYBODY, args=lambda town: ("cadre",),
                                    send=lambda town: {}, quiet=True),
    "portal:join":              Row(NOBODY, EVERYBODY,
                                    args=lambda town: (running(town).demands.get().pk,),
                                    send=lambda town: {}),

    # A report that is being written belongs to whoever holds its address.
    "portal:report":            Row(EVERYBODY, EVERYBODY, quiet=True,
                                    send=lambda town: {"words": "路灯不亮。"}),
    "portal:report token":      Row(LINK, LINK, args=lambda town: (town.draft,), quiet=True,
                                    send=lambda town: {"words": "路灯不亮。"}),
    "portal:report_where":      Row(LINK, LINK, args=lambda town: (town.draft,), quiet=True,
                                    send=lambda town: {"place": built(town).place_id}),
    "portal:report_check":      Row(LINK, LINK, args=lambda town: (town.draft,),
                                    send=lambda town: {"phone": "", "name": ""}),
    "portal:report_done":       Row(LINK, args=lambda town: (town.sent,)),
    "portal:report_photo":      Row(LINK, args=lambda town: (town.draft, town.draft_photo())),

    # The code opens the matter, the own link also one's own words.
    "portal:track":             Row(EVERYBODY),
    "portal:track_detail":      Row(CODE, args=lambda town: (town.code,)),
    "portal:rate":              Row(CODE, CODE, args=lambda town: (town.asked.code,), shows=302,
                                    send=lambda town: RATING),
    "portal:ask_again":         Row(CODE, CODE, args=lambda town: (town.unhappy,), shows=302,
                                    send=lambda town: {}),
    "portal:track_photo":       Row(CODE, args=lambda town: (town.asked.code,
                                                             town.shot().photo_id, "thumb")),
    "portal:track_own":         Row(LINK, args=lambda town: (town.code, town.secret)),
    "portal:erase":             Row(LINK, LINK, args=lambda town: (town.code, town.secret),
                                    send=lambda town: {"erase": "1"}),
    "portal:track_own_photo":   Row(LINK, args=lambda town: (town.code, town.secret,
                                                             town.own_photo(), "thumb")),
}
# fmt: on
