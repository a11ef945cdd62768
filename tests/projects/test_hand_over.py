"""hand_over and end_post: nothing stays with someone who has left."""

import pytest
from django.db.models import ForeignKey

from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, NotAllowed, WrongState
from liban.people.models import Person, Post
from liban.people.roles import Role
from liban.projects.actions import end_post, hand_over
from liban.projects.models import Project
from liban.projects.states import UNFINISHED
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW


def handed(post, successor, actor=None):
    return hand_over(
        actor=actor or make.security_admin(),
        post_id=post.pk,
        successor_id=successor.pk,
        now=NOW,
    )


def test_hand_over_leaves_nothing_unfinished_with_the_leaver():
    old, new = make.secretary(), make.person(None, make.TOWN)
    one, two = make.project(by=old), make.application(by=old).project
    post = handed(old.posts.get(), new)
    assert not Project.objects.filter(lead=old, state__in=UNFINISHED).exists()
    assert set(Project.objects.filter(lead=new)) == {one, two}
    assert (post.role, post.place.path, post.since) == (Role.SECRETARY, make.VILLAGE, make.TODAY)
    assert not Person.objects.get(pk=old.pk).holds([Role.SECRETARY], make.VILLAGE)
    assert Person.objects.get(pk=new.pk).holds([Role.SECRETARY], make.VILLAGE)


def test_hand_over_tells_every_project_and_ends_the_leavers_sessions():
    old, new = make.secretary(), make.person(None, make.TOWN)
    made = make.project(by=old)
    handed(old.posts.get(), new)
    entry = Entry.objects.get(name="projects.lead-changed")
    assert entry.subject == f"project:{made.pk}"
    assert entry.facts == {"project_id": made.pk, "old_id": old.pk, "new_id": new.pk}
    assert Person.objects.get(pk=old.pk).generation == 1
    assert Project.objects.get(pk=made.pk).version == made.version + 1


def test_the_lead_is_the_only_person_whom_an_unfinished_project_waits_for():
    """A new field that names who must act has to be handed over too: extend hand_over."""
    people = {
        field.name
        for field in Project._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model is Person
    }
    assert people == {"lead", "finished_by"}


def test_hand_over_leaves_finished_things_and_other_villages_as_they_were():
    old, new = make.secretary(), make.person(None, make.TOWN)
    done = make.project(by=old)
    Project.objects.filter(pk=done.pk).update(state="withdrawn")
    other = make.project(make.OTHER_VILLAGE)
    handed(old.posts.get(), new)
    assert Project.objects.get(pk=done.pk).lead == old
    assert Project.objects.get(pk=other.pk).lead == other.lead


def test_hand_over_is_not_for_the_secretary_nor_to_oneself_nor_twice():
    old, new = make.secretary(), make.person(None, make.TOWN)
    post = old.posts.get()
    with pytest.raises(NotAllowed):
        handed(post, new, actor=old)
    with pytest.raises(BrokenRule):
        handed(post, old)
    handed(post, new)
    with pytest.raises(WrongState):
        handed(post, new)
    assert new.posts.count() == 1


def test_hand_over_refuses_somebody_of_another_town_and_changes_nothing():
    old, other = make.secretary(), make.person(None, "sd/bj/")
    made = make.project(by=old)
    with pytest.raises(BrokenRule):
        handed(old.posts.get(), other)
    assert Project.objects.get(pk=made.pk).lead == old
    assert Post.objects.get(person=old).ended_at is None


def test_end_post_takes_the_right_away_at_this_moment():
    person = make.committee()
    end_post(actor=make.security_admin(), post_id=person.posts.get().pk, now=NOW)
    gone = Person.objects.get(pk=person.pk)
    assert not gone.holds([Role.COMMITTEE], make.VILLAGE)
    assert gone.generation == person.generation + 1
    assert Post.objects.get(person=person).until == make.TODAY


def test_end_post_refuses_while_unfinished_projects_would_be_left_and_points_to_the_hand_over():
    person = make.secretary()
    make.project(by=person)
    with pytest.raises(BrokenRule, match="交接"):
        end_post(actor=make.security_admin(), post_id=person.posts.get().pk, now=NOW)
    assert Post.objects.get(person=person).until is None


def test_end_post_refuses_the_last_security_administrator():
    district = make.person(Role.SECURITY_ADMIN, "sd/")
    only = make.security_admin()
    with pytest.raises(BrokenRule):
        end_post(actor=district, post_id=only.posts.get().pk, now=NOW)
    make.security_admin()
    end_post(actor=district, post_id=only.posts.get().pk, now=NOW)
    assert Post.objects.get(person=only).ended_at == NOW


def test_end_post_is_for_security_administrators_and_never_for_ones_own():
    person = make.committee()
    with pytest.raises(NotAllowed):
        end_post(actor=make.system_admin(), post_id=person.posts.get().pk, now=NOW)
    admin = make.security_admin()
    with pytest.raises(NotAllowed):
        end_post(actor=admin, post_id=admin.posts.get().pk, now=NOW)
    assert Post.objects.filter(ended_at=None).count() == Post.objects.count()
