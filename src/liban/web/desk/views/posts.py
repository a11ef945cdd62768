"""Posts: appoint, end, hand over."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from liban.kit.refusal import Refused
from liban.people.actions import appoint, name_administrator
from liban.people.queries import person_for, post_for, successors_for
from liban.people.roles import Role
from liban.people.rules import OFFICE
from liban.places.queries import places_within
from liban.policy import POLICY, why_not
from liban.projects.actions import end_post, hand_over
from liban.projects.queries import led_from
from liban.web.access import signed_in
from liban.web.desk.forms.people import EndForm, HandOverForm, PostForm
from liban.web.forms import refuse
from liban.web.request import Person, Request


@signed_in
def post_new(request: Request, person_id: int) -> HttpResponse:
    """Appoint; the system administrator names only the first two administrators."""
    person = person_for(request.user, person_id)
    only_first = why_not(request.user, "people.appoint", person) is not None
    sent = request.POST if request.method == "POST" else None
    form = PostForm(
        sent,
        places=_places(request.user, person, only_first=only_first),
        today=timezone.localdate(),
        only_first=only_first,
    )
    status = 200 if sent is None else 422
    if sent is not None and form.is_valid():
        try:
            _appoint(request.user, person, form, only_first=only_first)
        except Refused as error:
            status = refuse(form, error)
        else:
            return redirect("desk:person_detail", person.pk)
    context = {"form": form, "person": person, "only_first": only_first}
    return render(request, "desk/post_new.html", context, status=status)


def _places(actor: Person, person: Person, *, only_first: bool) -> list[tuple[object, str]]:
    """Where ``actor`` may appoint ``person``: below both, deeper places set in."""
    name = "people.name_administrator" if only_first else "people.appoint"
    reach = actor.reach(POLICY.rows[name].roles)
    within = [place for place in places_within(reach) if place.path.startswith(person.home.path)]
    shown = [place for place in within if not only_first or place.level in OFFICE]
    top = min((place.path.count("/") for place in shown), default=0)
    return [(place.pk, "　" * (place.path.count("/") - top) + place.name) for place in shown]


def _appoint(actor: Person, person: Person, form: PostForm, *, only_first: bool) -> None:
    role, place_id = Role(form.cleaned_data["role"]), int(form.cleaned_data["place"])
    if only_first:
        name_administrator(
            actor=actor, person_id=person.pk, role=role, place_id=place_id, now=timezone.now()
        )
        return
    appoint(
        actor=actor,
        person_id=person.pk,
        role=role,
        place_id=place_id,
        since=form.cleaned_data["since"],
        until=form.cleaned_data["until"],
        now=timezone.now(),
    )


@signed_in
def post_end(request: Request, post_id: int) -> HttpResponse:
    post = post_for(request.user, post_id)
    sent = request.POST if request.method == "POST" else None
    form = EndForm(sent, initial={"on": timezone.localdate()})
    status = 200 if sent is None else 422
    if sent is not None and form.is_valid():
        try:
            end_post(
                actor=request.user,
                post_id=post.pk,
                on=form.cleaned_data["on"],
                now=timezone.now(),
            )
        except Refused as error:
            status = refuse(form, error)
        else:
            return redirect("desk:person_detail", post.person_id)
    context = {"form": form, "post": post, "left": led_from(post)}
    return render(request, "desk/post_end.html", context, status=status)


@signed_in
def post_hand_over(request: Request, post_id: int) -> HttpResponse:
    """The old post ends, the successor's begins, and all unfinished projects pass on."""
    post = post_for(request.user, post_id)
    people = [(person.pk, f"{person.name}（{person.username}）") for person in successors_for(post)]
    sent = request.POST if request.method == "POST" else None
    form = HandOverForm(sent, people=people)
    status = 200 if sent is None else 422
    if sent is not None and form.is_valid():
        try:
            new = hand_over(
                actor=request.user,
                post_id=post.pk,
                successor_id=int(form.cleaned_data["successor"]),
                now=timezone.now(),
            )
        except Refused as error:
            status = refuse(form, error)
        else:
            return redirect("desk:person_detail", new.person_id)
    context = {"form": form, "post": post, "left": led_from(post), "has_successors": bool(people)}
    return render(request, "desk/post_hand_over.html", context, status=status)
