"""What staff do with demands: each rule refuses and leaves everything as it was."""

import pytest

from liban.demands.actions import (
    check_demand,
    decline_demand,
    edit_demand,
    enter_demand,
    finish_directly,
    handle_directly,
    merge_demands,
    reply_to_demand,
    see_contact,
)
from liban.demands.models import Channel, Demand
from liban.demands.queries import requesters_of
from liban.demands.rules import Contact, Report
from liban.demands.states import State
from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, NotAllowed, Stale, WrongState
from liban.media.models import Held
from tests import make

pytestmark = pytest.mark.django_db


def again(demand):
    return Demand.objects.get(pk=demand.pk)


def check(demand, actor, title="东区巷灯坏了", now=make.NOW):
    return check_demand(actor=actor, demand_id=demand.pk, title=title, now=now)


def test_entering_takes_a_channel_of_staff_and_gives_a_code():
    committee, place = make.committee(), make.place()
    report = Report(
        words="路坏了", place_id=place.pk, channel=Channel.PHONE, contact=Contact("区叔")
    )
    demand, code = enter_demand(actor=committee, report=report, files=[], now=make.NOW)
    assert (demand.entered_by, demand.channel) == (committee, Channel.PHONE)
    assert demand.requesters.get().code == code


@pytest.mark.parametrize("channel", [Channel.WEB, Channel.IMPORT, "nonsense"])
def test_entering_refuses_the_channels_of_others(channel):
    report = Report(words="路坏了", place_id=make.place().pk, channel=channel)
    with pytest.raises(BrokenRule):
        enter_demand(actor=make.committee(), report=report, files=[], now=make.NOW)
    assert not Demand.objects.exists()


def test_checking_starts_the_clock_to_decide():
    demand = check(make.demand(), make.secretary())
    assert (demand.state, str(demand.stage_due_on)) == (State.CHECKED, "2026-03-09")


def test_checking_needs_a_name_the_right_and_the_state():
    demand, secretary = make.demand(), make.secretary()
    with pytest.raises(BrokenRule):
        check(demand, secretary, title="  ")
    with pytest.raises(NotAllowed):
        check(demand, make.stranger())
    assert again(demand).state == State.RECEIVED
    check(demand, secretary)
    with pytest.raises(WrongState):
        check(demand, secretary)


def test_the_first_answer_stops_its_clock_and_the_second_does_not_move_it():
    demand, secretary = make.demand(), make.secretary()
    for words, day in (("明天来看。", 1), ("在等材料。", 2)):
        reply_to_demand(actor=secretary, demand_id=demand.pk, words=words, now=make.later(day))
    assert again(demand).answered_at == make.later(1)
    assert again(demand).replies.count() == 2


def test_an_empty_answer_is_none():
    demand = make.demand()
    with pytest.raises(BrokenRule):
        reply_to_demand(actor=make.secretary(), demand_id=demand.pk, words=" ", now=make.NOW)
    assert again(demand).answered_at is None


def test_words_that_look_personal_are_held_back():
    demand = make.demand()
    words = "打 13812345678 找他。"
    reply_to_demand(actor=make.secretary(), demand_id=demand.pk, words=words, now=make.NOW)
    assert Held.objects.get().subject == f"demand:{demand.pk}"


def test_merging_needs_the_same_village_and_one_that_is_open():
    secretary = make.secretary()
    demand, other = make.demand(), make.demand(at=make.OTHER_VILLAGE)
    closed = make.demand()
    decline(closed, secretary)
    for into, error in ((demand, BrokenRule), (closed, WrongState), (other, NotAllowed)):
        with pytest.raises(error):
            merge_demands(actor=secretary, demand_id=demand.pk, into_id=into.pk, now=make.NOW)
    assert again(demand).state == State.RECEIVED


def decline(demand, actor, reason="private", words="这是家里的事。"):
    return decline_demand(
        actor=actor, demand_id=demand.pk, reason=reason, words=words, now=make.NOW
    )


@pytest.mark.parametrize("how", [{"reason": "nonsense"}, {"reason": ""}, {"words": " "}])
def test_declining_needs_a_reason_and_a_sentence(how):
    demand = make.demand()
    with pytest.raises(BrokenRule):
        decline(demand, make.secretary(), **how)
    assert again(demand).state == State.RECEIVED


def test_only_the_secretary_declines():
    demand = make.demand()
    with pytest.raises(NotAllowed):
        decline(demand, make.committee())
    assert again(demand).state == State.RECEIVED


def test_a_small_thing_is_done_at_once_with_a_sentence_and_a_photo():
    secretary = make.secretary()
    demand = make.checked(by=secretary)
    handle_directly(actor=secretary, demand_id=demand.pk, now=make.NOW)
    for words, files in ((" ", [make.photo_file()]), ("好了。", [])):
        with pytest.raises(BrokenRule):
            finish_directly(
                actor=secretary, demand_id=demand.pk, words=words, files=files, now=make.NOW
            )
    assert again(demand).state == State.DIRECT
    finish_directly(
        actor=secretary,
        demand_id=demand.pk,
        words="好了。",
        files=[make.photo_file()],
        now=make.NOW,
    )
    assert (again(demand).state, again(demand).done_at) == (State.DONE, make.NOW)


def edit(demand, actor, version, title="东巷"):
    return edit_demand(
        actor=actor,
        demand_id=demand.pk,
        version=version,
        title=title,
        location="甲",
        now=make.NOW,
    )


def test_the_second_editor_is_told():
    demand, secretary = make.demand(), make.secretary()
    edit(demand, secretary, 1)
    with pytest.raises(Stale):
        edit(demand, secretary, 1, title="西巷")
    assert (again(demand).title, again(demand).version) == ("东巷", 2)


def test_what_is_over_is_not_edited():
    demand, secretary = make.demand(), make.secretary()
    decline(demand, secretary)
    with pytest.raises(WrongState):
        edit(demand, secretary, again(demand).version)
    assert again(demand).title == ""


def test_each_look_at_a_contact_is_recorded_without_the_contact():
    requester = make.receipt(phone="13812345678").demand.requesters.get()
    secretary = make.secretary()
    seen = see_contact(actor=secretary, requester_id=requester.pk, now=make.NOW)
    assert seen.phone == "13812345678"
    entry = Entry.objects.get(name="demands.contact-seen")
    assert entry.facts == {"demand_id": requester.demand_id, "requester_id": requester.pk}
    with pytest.raises(NotAllowed):
        see_contact(actor=make.instructor(), requester_id=requester.pk, now=make.NOW)
    assert Entry.objects.filter(name="demands.contact-seen").count() == 1


def test_what_was_merged_before_goes_along_so_that_nobody_is_lost():
    lead = make.secretary()
    first, second, third = (make.demand(f"灯坏了{n}") for n in range(3))
    merge_demands(actor=lead, demand_id=first.pk, into_id=second.pk, now=make.NOW)
    merge_demands(actor=lead, demand_id=second.pk, into_id=third.pk, now=make.NOW)

    first.refresh_from_db()
    assert first.merged_into_id == third.pk
    assert requesters_of(third).count() == 3
