"""From a resident's words to five answers, through HTTP, without a line of script."""

import pytest

from tests.journeys.street_lights import ASKED, COST, StreetLights, april, march
from tests.journeys.town import Town
from tests.journeys.walk import HttpHand

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_street_lights_from_the_first_words_to_five_answers(wall):
    town = Town(wall, march(2))
    story = StreetLights(town, HttpHand(), HttpHand())
    reader = HttpHand()

    story.a_resident_reports()
    story.a_neighbour_reports_the_same()
    story.the_light_turns(march(2), "正常")
    story.the_light_turns(march(4), "预警")
    story.the_light_turns(march(6), "超期")
    story.the_secretary_checks_answers_and_merges()
    story.the_secretary_forms_a_project()
    story.the_secretary_plans_in_four_screens()
    story.the_secretary_fills_what_is_missing_and_applies()
    town.money_is(reader)

    wall.turn(march(11))
    story.the_approver_decides()
    town.money_is(reader, committed=ASKED)
    town.desk_money_is(story.desk, committed=ASKED)
    story.three_more_join()

    wall.turn(march(12))
    story.the_works_begin_and_wait()
    wall.turn(march(20))
    story.progress_is_told()
    town.money_is(reader, committed=ASKED)
    story.the_light_of_the_project_turns(april(2), "预警", "快到期")
    story.the_light_of_the_project_turns(april(8), "超期", "超期了")
    story.the_works_are_finished()
    wall.turn(april(9))
    story.a_repair_is_asked_and_done(due=april(13), done=april(10))
    wall.turn(april(13))
    story.it_is_accepted()
    town.money_is(reader, committed=ASKED)

    wall.turn(april(14))
    story.it_is_settled()
    town.money_is(reader, committed=COST)
    story.it_is_paid()
    town.money_is(reader, paid=COST)
    town.desk_money_is(story.desk, paid=COST)

    wall.turn(april(15))
    story.everyone_answers()
    story.one_asks_the_secretary_again()
    story.it_is_closed_and_put_away()
    town.money_is(reader, paid=COST)
    story.the_story_is_told()
