"""The same story in Chromium: the resident at 360 px, staff at 1280 px; once without script."""

import pytest

from tests.journeys.street_lights import ASKED, COST, StreetLights, april, march
from tests.journeys.town import Town
from tests.journeys.walk import HttpHand, ScreenHand

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.browser,
]


def test_the_street_lights_on_a_phone_and_at_a_desk(live_server, phone, desk, wall):
    town = Town(wall, march(2))
    story = StreetLights(
        town, ScreenHand(phone, live_server.url), ScreenHand(desk, live_server.url)
    )
    reader = HttpHand()

    story.a_resident_reports()
    story.a_neighbour_reports_the_same()
    story.the_light_turns(march(4), "预警")
    story.the_secretary_checks_answers_and_merges()
    story.the_secretary_forms_a_project()
    story.the_secretary_plans_in_four_screens()
    story.the_secretary_fills_what_is_missing_and_applies()
    story.the_approver_decides()
    town.money_is(reader, committed=ASKED)
    story.three_more_join()

    wall.turn(march(5))
    story.the_works_begin_and_wait()
    story.progress_is_told()
    story.the_works_are_finished()
    story.a_repair_is_asked_and_done(due=march(7), done=march(6))
    story.it_is_accepted()
    story.it_is_settled()
    story.it_is_paid()
    town.money_is(reader, paid=COST)
    story.everyone_answers()
    story.one_asks_the_secretary_again()
    story.it_is_closed_and_put_away()
    story.the_story_is_told()
    wall.turn(april(15))
    town.money_is(reader, paid=COST)


def test_a_resident_reports_and_reads_without_script(live_server, phone_without_script, wall):
    town = Town(wall, march(2))
    hand = ScreenHand(phone_without_script, live_server.url, scripted=False)
    story = StreetLights(town, hand, hand)

    story.a_resident_reports()
    hand.visit("/track/")
    hand.fill(code=story.codes[0])
    hand.press("查进度")
    assert "书记来看一看" in hand.words
