"""Who answers for projects when posts change: nothing stays with someone who has left."""

from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from liban.journal.steps import record
from liban.kit.refusal import BrokenRule, WrongState
from liban.kit.use_case import use_case
from liban.people.events import PostEnded
from liban.people.models import Person, Post
from liban.people.roles import ADMINS, Role
from liban.people.steps import begin_post, finish_post, lock_people, locked, refuse_last_keeper
from liban.policy import require
from liban.projects.events import HandedOver, LeadChanged
from liban.projects.queries import led_from


@use_case
def end_post(*, actor: Person, post_id: int, on: date | None = None, now: datetime) -> None:
    """Let a post end with a day (by default now); not while projects would be left behind."""
    post = _locked(post_id)
    require(actor, "projects.end_post", post)
    _refuse_ended(post)
    refuse_last_keeper(post, localdate(now))
    if led_from(post).exists():
        raise BrokenRule(_("手上还有没办完的项目，请用“交接”把它们交给接任的人。"))
    today = localdate(now)
    finish_post(post, on=on or today, today=today, now=now)
    _record_end(post, actor, now)


@use_case
def hand_over(*, actor: Person, post_id: int, successor_id: int, now: datetime) -> Post:
    """End a post now, let the successor begin it, and pass on all that was led from it."""
    post = _locked(post_id, successor_id)
    require(actor, "projects.hand_over", post)
    _refuse_ended(post)
    if post.role in ADMINS:
        raise BrokenRule(_("管理员不用交接：请先任命新的，再免去旧的。"))
    if successor_id == post.person_id:
        raise BrokenRule(_("接任的人不能是本人。"))
    successor = locked(successor_id)
    today = localdate(now)
    finish_post(post, on=today, today=today, now=now)
    new = begin_post(successor, Role(post.role), post.place, since=today)
    moved = _pass_on(post, successor, actor, now)
    _record_end(post, actor, now)
    event = HandedOver(from_id=post.person_id, to_id=successor.pk, projects=moved)
    record(event, about=successor, actor=actor, now=now)
    return new


def _locked(post_id: int, *others: int) -> Post:
    """The post, held after its holder and ``others``: accounts are always held first."""
    holder = Post.objects.values_list("person_id", flat=True).get(pk=post_id)
    lock_people([holder, *others])
    rows = Post.objects.select_for_update(of=("self",)).select_related("person__home", "place")
    return rows.get(pk=post_id)


def _refuse_ended(post: Post) -> None:
    if post.ended_at is not None:
        raise WrongState(_("这个职务已经免去了。"))


def _pass_on(post: Post, successor: Person, actor: Person, now: datetime) -> int:
    projects = list(led_from(post).select_for_update(of=("self",)))
    for project in projects:
        project.lead = successor
        project.version += 1
        project.save(update_fields=["lead", "version"])
        event = LeadChanged(project_id=project.pk, old_id=post.person_id, new_id=successor.pk)
        record(event, about=project, actor=actor, now=now)
    return len(projects)


def _record_end(post: Post, actor: Person, now: datetime) -> None:
    until = post.until or localdate(now)
    event = PostEnded(person_id=post.person_id, post_id=post.pk, until=until)
    record(event, about=post.person, actor=actor, now=now)
