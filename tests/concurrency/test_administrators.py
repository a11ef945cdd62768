"""Two who take each other away, or hand over to each other, at the same moment."""

import pytest

from liban.kit.refusal import BrokenRule
from liban.people.actions import switch_account
from liban.people.models import Person, Post
from liban.people.roles import Role
from liban.projects.actions import end_post, hand_over
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 5


def signed_in():
    """An administrator whose rights have been read already, as the page has done."""
    admin = make.security_admin()
    admin.posts_now()
    return admin


def test_of_two_administrators_who_switch_each_other_off_one_stays(crowd):
    together = crowd(2)
    for _round in range(ROUNDS):
        Person.objects.update(is_active=False)
        pair = [signed_in(), signed_in()]

        def switch(number, pair=pair):
            switch_account(
                actor=pair[number], person_id=pair[1 - number].pk, on=False, now=make.NOW
            )

        told = together.together(switch)
        assert sorted(type(each).__name__ for each in told) == ["BrokenRule", "NoneType"]
        assert Person.objects.filter(is_active=True).count() == 1


def test_of_two_administrators_one_of_whom_is_dismissed_and_one_switched_off_one_stays(crowd):
    together = crowd(2)
    for _round in range(ROUNDS):
        Person.objects.update(is_active=False)
        one, two = signed_in(), signed_in()

        def act(number, one=one, two=two):
            if number:
                return switch_account(actor=one, person_id=two.pk, on=False, now=make.NOW)
            return end_post(actor=two, post_id=one.posts.get().pk, now=make.NOW)

        told = together.together(act)
        assert sorted(type(each).__name__ for each in told) == ["BrokenRule", "NoneType"]
        lasting = Post.objects.filter(role=Role.SECURITY_ADMIN, ended_at=None)
        assert lasting.filter(person__is_active=True).count() == 1


def test_two_who_hand_over_to_each_other_do_not_wait_for_each_other(crowd):
    admin, together = make.security_admin(), crowd(2)
    for _round in range(ROUNDS):
        pair = [make.handler(), make.secretary()]
        posts = [person.posts.get() for person in pair]

        def hand(number, pair=pair, posts=posts):
            return hand_over(
                actor=admin,
                post_id=posts[number].pk,
                successor_id=pair[1 - number].pk,
                now=make.NOW,
            )

        told = together.together(hand)
        assert [type(each) for each in told] == [Post, Post], told
        assert [post.person for post in told] == [pair[1], pair[0]]
        assert {Person.objects.get(pk=person.pk).generation for person in pair} == {1}


def test_the_last_administrator_of_a_place_is_not_dismissed(crowd):
    district, only = make.person(Role.SECURITY_ADMIN, "sd/"), make.security_admin()
    told = crowd(2).together(
        lambda _number: end_post(actor=district, post_id=only.posts.get().pk, now=make.NOW)
    )
    assert [type(each) for each in told] == [BrokenRule, BrokenRule]
    assert Post.objects.filter(ended_at=None).count() == 2
