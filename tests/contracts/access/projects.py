"""Projects, money and works on the desk: many may read, each step is for a few."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from liban.approval.models import Application
from tests import make
from tests.contracts.access.row import (
    ABOUT,
    ANY_APPROVER,
    ANY_INSTRUCTOR,
    ANY_VILLAGE,
    OFFICE,
    SIGNED_IN,
    VILLAGE,
    desk,
)
from tests.contracts.access.world import Town

SECRETARY = frozenset({"secretary"})
APPROVER = frozenset({"approver"})
FINANCE = frozenset({"finance"})
HANDLER = frozenset({"handler"})
INSPECTORS = OFFICE | {"instructor"}
ANY_ABOUT = ABOUT | ANY_VILLAGE | ANY_INSTRUCTOR | ANY_APPROVER
# Answers hold what single people said: not for supervision, departments, finance and auditors.
ANSWERS = VILLAGE | INSPECTORS | {"leader"}
ANSWER_TAKERS = frozenset({"committee", "instructor", "handler"})
# The fund is the town's: whoever answers for all of it sees its ledger.
LEDGER = OFFICE | {"department", "finance", "leader", "auditor"}
ANY_FUND = LEDGER | ANY_APPROVER | ANY_INSTRUCTOR | {"secretary", "stranger", "foreign_secretary"}


def the(name: str) -> Callable[[Town], Any]:
    """The project of the town that is in this state."""
    return lambda town: (town.projects[name].pk,)


def application(town: Town) -> tuple[int]:
    return (Application.objects.get(project=town.projects["applied"]).pk,)


def fund(town: Town) -> tuple[int]:
    return (town.fund.pk,)


def asked(town: Town) -> tuple[int]:
    return (town.asked.pk,)


def words(town: Town) -> dict[str, Any]:
    return {"words": "情况变了。"}


def nothing(town: Town) -> dict[str, Any]:
    return {}


def move(town: Town) -> dict[str, Any]:
    return {"fen": "100", "voucher": "凭-9"}


def today(name: str) -> Callable[[Town], Any]:
    return lambda town: {name: localdate().isoformat()}


def formed(town: Town) -> dict[str, Any]:
    demand = town.demands["checked"].pk
    return {"demand": [demand], "title": "东区巷灯更换", "category": "living", "kind": "works"}


def counted(town: Town) -> dict[str, Any]:
    outcome = town.projects["working"].outcomes.get()
    return {f"done_{outcome.pk}": "5"}


def milestone(town: Town) -> dict[str, Any]:
    step = town.projects["working"].milestones.get()
    return {"milestone": step.pk, "reached_on": localdate().isoformat()}


def verdict(town: Town) -> dict[str, Any]:
    outcome = town.projects["finished"].outcomes.get()
    return {f"counted_{outcome.pk}": "68", "residents": "2", "words": "亮了。"}


def repairs(town: Town) -> dict[str, Any]:
    due = localdate() + timedelta(days=5)
    return {"repairs": "灯罩松了", "due_on": due.isoformat(), "residents": "2"}


def sums(town: Town) -> dict[str, Any]:
    return {"total_fen": "9000", "fund_fen": "9000", "seen": "900000:900000"}


def paid(town: Town) -> dict[str, Any]:
    return {"fen": "10", "voucher": "付-9", "paid_on": localdate().isoformat()}


def answer(town: Town) -> dict[str, Any]:
    return {"way": "phone", "solved": "yes", "grade": "satisfied", "words": "亮多了。"}


def a_fund(town: Town) -> dict[str, Any]:
    place = town.fund.programme.place_id
    return {"place": place, "name": "另一笔", "code": "another", "year": localdate().year}


def version(town: Town) -> int:
    return int(town.projects["forming"].version)


def work(town: Town) -> dict[str, Any]:
    day = localdate().isoformat()
    plan = {"title": "东区巷灯", "category": "living", "kind": "works", "location": "东区巷"}
    rows = {"targets-count": 1, "targets-0-name": "路灯", "targets-0-planned": "9"}
    rows |= {"targets-0-unit": "盏", "steps-count": 0}
    days = {"plan_start_on": day, "plan_end_on": day}
    return {**plan, **rows, **days, "background": "很暗。", "version": version(town)}


def money(town: Town) -> dict[str, Any]:
    rows = {"lines-count": 1, "lines-0-name": "路灯", "lines-0-quantity": "9"}
    rows |= {"lines-0-unit": "盏", "lines-0-price": "100"}
    return {**rows, "builder": "村集体", "share_fund": "900", "version": version(town)}


def for_whom(town: Town) -> dict[str, Any]:
    return {"households": "9", "people": "30", "upkeep": "村委会", "version": version(town)}


def survey(town: Town) -> dict[str, Any]:
    day = localdate().isoformat()
    return {"findings": "灯坏了。", "members": "2", "residents": "2", "on": day}


def picture(town: Town) -> dict[str, Any]:
    files = make.photo_file("green")
    return {"phase": "before", "viewpoint": "2", "caption": "巷口", "photos": files}


def survey_photo(town: Town) -> tuple[int, int, str]:
    return (town.survey.pk, town.survey.photos.get().pk, "thumb")


# fmt: off
ROWS = {
    "desk:today":                desk(SIGNED_IN),
    "desk:project_photo":        desk(ABOUT, args=lambda town: (town.shot().pk, "thumb")),
    "desk:project_list":         desk(ANY_ABOUT),
    # An empty page for those who may form none: it names no demand that they may not see.
    "desk:project_new":          desk(SIGNED_IN, SECRETARY, not_offered=True, send=formed),
    "desk:project_detail":       desk(ABOUT, args=the("complete")),
    "desk:project_withdraw":     desk(ABOUT, SECRETARY, args=the("forming"), send=words),

    "desk:plan_work":            desk(ABOUT, VILLAGE, args=the("forming"), send=work),
    "desk:plan_money":           desk(ABOUT, VILLAGE, args=the("forming"), send=money),
    "desk:plan_people":          desk(ABOUT, VILLAGE, args=the("forming"), send=for_whom),
    "desk:plan_check":           desk(ABOUT, args=the("complete")),
    "desk:survey_new":           desk(ABOUT, VILLAGE | {"instructor"}, args=the("forming"),
                                      send=survey),
    "desk:survey_photo":         desk(ABOUT, args=survey_photo),
    "desk:photo_new":            desk(ABOUT, VILLAGE, args=the("forming"), send=picture),

    "desk:apply":                desk(ABOUT, SECRETARY, args=the("complete"),
                                      send=lambda town: {"pledged": "on"}),
    "desk:application_detail":   desk(ABOUT, APPROVER, args=application,
                                      send=lambda town: {"decision": "approve"}),
    "desk:application_withdraw": desk(ABOUT, SECRETARY, args=application, send=words),
    "desk:project_terminate":    desk(ABOUT, APPROVER, args=the("approved"), send=words),

    "desk:work_start":           desk(ABOUT, VILLAGE, args=the("approved"),
                                      send=today("started_on")),
    "desk:work_progress":        desk(ABOUT, VILLAGE, args=the("working"), send=counted),
    "desk:milestone_reach":      desk(ABOUT, VILLAGE, args=the("working"), send=milestone),
    "desk:work_wait":            desk(ABOUT, VILLAGE | {"instructor"}, args=the("working"),
                                      send=lambda town: {"party": "供电所"}),
    "desk:work_finish":          desk(ABOUT, VILLAGE, args=the("photographed"),
                                      send=today("finished_on")),
    "desk:repair_finish":        desk(ABOUT, VILLAGE, args=the("repair"), send=words),

    "desk:accept":               desk(ABOUT, INSPECTORS, args=the("finished"), send=verdict),
    "desk:repair_ask":           desk(ABOUT, INSPECTORS, args=the("finished"), send=repairs),
    "desk:settle":               desk(ABOUT, HANDLER, args=the("accepted"), send=sums),
    "desk:pay":                  desk(ABOUT, FINANCE, args=the("settled"), send=paid),
    "desk:close":                desk(ABOUT, OFFICE, args=the("paid"), send=nothing),
    "desk:archive":              desk(ABOUT, HANDLER, args=the("closed"), send=nothing),

    "desk:answer_list":          desk(ANSWERS, args=the("accepted")),
    "desk:answer_new":           desk(ANSWERS, ANSWER_TAKERS, args=asked, send=answer),

    "desk:fund_list":            desk(ANY_FUND),
    "desk:fund_new":             desk(ANY_APPROVER, APPROVER, not_offered=True, send=a_fund),
    "desk:fund_detail":          desk(LEDGER, args=fund),
    "desk:fund_csv":             desk(LEDGER, args=fund),
    "desk:fund_appropriate":     desk(LEDGER, FINANCE, args=fund, send=move),
    "desk:fund_return":          desk(LEDGER, FINANCE, args=fund, send=move),
}
# fmt: on
