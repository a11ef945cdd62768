"""appoint, name_administrator, and what a post allows from when to when."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from liban.kit.refusal import BrokenRule, NotAllowed
from liban.people.actions import appoint, name_administrator
from liban.people.models import Person, Post
from liban.people.roles import ADMINS, Role
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW


def appointed(person, role, at, **more):
    return appoint(
        actor=more.pop("actor", None) or make.security_admin(),
        person_id=person.pk,
        role=role,
        place_id=make.place(at).pk,
        now=NOW,
        **more,
    )


def nobody():
    return make.person(None, make.TOWN)


def test_appoint_lets_a_person_hold_the_role_there_and_below_and_nowhere_else():
    person = nobody()
    post = appointed(person, Role.INSTRUCTOR, "sd/cc/a1/")
    assert (post.since, post.until) == (make.TODAY, None)
    again = Person.objects.get(pk=person.pk)
    assert again.holds([Role.INSTRUCTOR], make.VILLAGE)
    assert not again.holds([Role.INSTRUCTOR], make.OTHER_VILLAGE)
    assert not again.holds([Role.HANDLER], make.VILLAGE)


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN, Role.APPROVER])
def test_appoint_is_for_the_security_administrator_alone(role):
    person, actor = nobody(), make.person(role, make.TOWN)
    with pytest.raises(NotAllowed):
        appointed(person, Role.COMMITTEE, make.VILLAGE, actor=actor)
    assert not person.posts.exists()


def test_appoint_refuses_oneself():
    actor = make.security_admin()
    with pytest.raises(NotAllowed):
        appointed(actor, Role.APPROVER, make.TOWN, actor=actor)
    assert actor.posts.count() == 1


def test_appoint_refuses_a_person_of_another_town():
    stranger = make.person(None, "sd/bj/")
    with pytest.raises(NotAllowed):
        appointed(stranger, Role.COMMITTEE, make.VILLAGE)
    assert not stranger.posts.exists()


def test_appoint_refuses_a_place_outside_the_home_of_the_account():
    district = make.person(Role.SECURITY_ADMIN, "sd/")
    person = nobody()
    with pytest.raises(BrokenRule):
        appointed(person, Role.COMMITTEE, make.OTHER_TOWN_VILLAGE, actor=district)
    assert not person.posts.exists()


@pytest.mark.parametrize(
    ("role", "at"), [(Role.SECRETARY, make.TOWN), (Role.APPROVER, make.VILLAGE)]
)
def test_appoint_refuses_a_level_at_which_the_role_is_not_held(role, at):
    person = nobody()
    with pytest.raises(BrokenRule):
        appointed(person, role, at)
    assert not person.posts.exists()


def test_appoint_refuses_a_second_secretary_of_one_village():
    make.secretary()
    person = nobody()
    with pytest.raises(BrokenRule):
        appointed(person, Role.SECRETARY, make.VILLAGE)
    assert not person.posts.exists()


@pytest.mark.parametrize("other", ADMINS)
@pytest.mark.parametrize("role", ADMINS)
def test_appoint_keeps_the_three_administrators_apart(role, other):
    make.security_admin()
    person = make.person(other, make.TOWN)
    with pytest.raises(BrokenRule):
        appointed(person, role, make.TOWN)
    assert person.posts.count() == 1


def test_the_database_itself_keeps_the_three_administrators_apart():
    person = make.system_admin()
    with pytest.raises(IntegrityError):
        Post.objects.create(
            person=person, role=Role.AUDIT_ADMIN, place=make.place(make.TOWN), since=make.TODAY
        )


def test_a_post_counts_from_its_first_day_to_its_last():
    person, today = nobody(), timezone.localdate()
    day = timedelta(days=1)
    for since, until, counts in (
        (today, today, True),
        (today + day, None, False),
        (today - 2 * day, today - day, False),
    ):
        Post.objects.filter(person=person).delete()
        Post.objects.create(
            person=person,
            role=Role.COMMITTEE,
            place=make.place(),
            since=since,
            until=until,
        )
        assert Person.objects.get(pk=person.pk).holds([Role.COMMITTEE], make.VILLAGE) is counts


def first(role, person, actor):
    return name_administrator(
        actor=actor,
        person_id=person.pk,
        role=role,
        place_id=make.place(make.TOWN).pk,
        now=NOW,
    )


def test_name_administrator_names_the_first_security_and_the_first_audit_administrator_once():
    actor, one, two, three = make.system_admin(), nobody(), nobody(), nobody()
    first(Role.SECURITY_ADMIN, one, actor)
    first(Role.AUDIT_ADMIN, two, actor)
    for role in (Role.SECURITY_ADMIN, Role.AUDIT_ADMIN):
        with pytest.raises(BrokenRule):
            first(role, three, actor)
    assert not three.posts.exists()


def test_name_administrator_does_not_start_anew_when_the_first_one_has_left():
    actor, person = make.system_admin(), nobody()
    first(Role.SECURITY_ADMIN, nobody(), actor)
    Post.objects.filter(role=Role.SECURITY_ADMIN).update(until=date(2026, 3, 2), ended_at=NOW)
    with pytest.raises(BrokenRule):
        first(Role.SECURITY_ADMIN, person, actor)


def test_name_administrator_gives_no_other_role():
    person = nobody()
    with pytest.raises(BrokenRule):
        first(Role.APPROVER, person, make.system_admin())
    assert not person.posts.exists()
