"""Accounts and posts: who is there, who may do what where, and how they come in."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from liban.kit.privacy import mask_phone
from liban.kit.refusal import Refused
from liban.kit.secret import lock, unlock
from liban.people.actions import (
    clear_second_factor,
    invite_person,
    send_recovery,
    switch_account,
)
from liban.people.queries import (
    has_second_factor,
    past_posts,
    people_for,
    person_for,
    posts_of,
)
from liban.people.rules import OFFICE
from liban.places.queries import places_within
from liban.policy import POLICY, why_not
from liban.web.access import may, signed_in
from liban.web.desk.forms.people import NothingForm, PeopleFilter, PersonForm
from liban.web.forms import refuse
from liban.web.request import Person, Request

A_PAGE = 30
HANDED = "handed_link"


@signed_in
@may("people.see_people")
def person_list(request: Request) -> HttpResponse:
    chosen = PeopleFilter(request.GET)
    chosen.is_valid()
    wanted = _wanted(chosen)
    people = people_for(request.user, text=wanted["text"], role=wanted["role"])
    page = Paginator(people, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "filter": chosen,
        "is_narrowed": any(wanted.values()),
        "query": urlencode(wanted) + "&",
        "can_invite": bool(_homes(request.user)),
    }
    return render(request, "desk/person_list.html", context)


def _wanted(chosen: PeopleFilter) -> dict[str, str]:
    return {name: chosen.cleaned_data.get(name, "") for name in ("text", "role")}


def _homes(actor: Person) -> list[tuple[int, str]]:
    reach = actor.reach(POLICY.rows["people.invite_person"].roles)
    return [(place.pk, place.name) for place in places_within(reach, levels=OFFICE)]


@signed_in
@may("people.invite_person")
def person_new(request: Request) -> HttpResponse:
    """Make an account; the link for its first sign-in is shown once."""
    sent = request.POST if request.method == "POST" else None
    form = PersonForm(sent, homes=_homes(request.user))
    status = 200 if sent is None else 422
    if sent is not None and form.is_valid():
        try:
            person, token = invite_person(
                actor=request.user,
                home_id=int(form.cleaned_data["home"]),
                username=form.cleaned_data["username"].strip().lower(),
                name=form.cleaned_data["name"],
                phone=form.cleaned_data["phone"],
                now=timezone.now(),
            )
        except Refused as error:
            status = refuse(form, error)
        else:
            return _hand(request, person.pk, token)
    return render(request, "desk/person_new.html", {"form": form}, status=status)


@signed_in
def person_detail(request: Request, person_id: int) -> HttpResponse:
    person = person_for(request.user, person_id)
    names = ("send_recovery", "switch_account", "clear_second_factor", "appoint")
    context = {
        "person": person,
        "phone": mask_phone(person.phone),
        "posts": posts_of(person),
        "past": past_posts(person),
        "has_second_factor": has_second_factor(person),
        "why_not": {name: why_not(request.user, f"people.{name}", person) for name in names},
        "may_appoint": _may_appoint(request.user, person),
        "may_end": why_not(request.user, "projects.end_post", person) is None,
        "may_hand_over": why_not(request.user, "projects.hand_over", person) is None,
    }
    return render(request, "desk/person_detail.html", context)


def _may_appoint(actor: Person, person: Person) -> bool:
    """By either way: as security administrator, or the very first two as system administrator."""
    names = ("people.appoint", "people.name_administrator")
    return any(why_not(actor, name, person) is None for name in names)


@signed_in
def person_link(request: Request, person_id: int) -> HttpResponse:
    """Make a one-time link for somebody who cannot come in."""
    person = person_for(request.user, person_id)
    form = NothingForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        try:
            token = send_recovery(actor=request.user, person_id=person.pk, now=timezone.now())
        except Refused as error:
            status = refuse(form, error)
        else:
            return _hand(request, person.pk, token)
    context = {"form": form, "person": person}
    return render(request, "desk/person_link.html", context, status=status)


def _hand(request: Request, person_id: int, token: str) -> HttpResponse:
    """Keep the token, encrypted, for the one page that shows it."""
    request.session[HANDED] = {"person": person_id, "token": lock(token)}
    return redirect("desk:person_link_shown", person_id)


@signed_in
def person_link_shown(request: Request, person_id: int) -> HttpResponse:
    """The link, once: whoever reloads the page finds it gone."""
    person = person_for(request.user, person_id)
    handed = request.session.get(HANDED)
    if not handed or handed["person"] != person.pk:
        return redirect("desk:person_detail", person.pk)
    del request.session[HANDED]
    path = reverse("account:ticket", args=[unlock(handed["token"])])
    context = {"person": person, "link": request.build_absolute_uri(path)}
    return render(request, "desk/person_link_shown.html", context)


@signed_in
def person_switch(request: Request, person_id: int) -> HttpResponse:
    """Disable an account, or enable it again."""
    person = person_for(request.user, person_id)

    def act() -> None:
        on = request.POST.get("on") == "1"
        switch_account(actor=request.user, person_id=person.pk, on=on, now=timezone.now())

    return _ask_first(request, person, "desk/person_switch.html", act)


@signed_in
def person_factor(request: Request, person_id: int) -> HttpResponse:
    """Take away the second factor of somebody who has lost the phone."""
    person = person_for(request.user, person_id)
    if not has_second_factor(person):
        raise Http404

    def act() -> None:
        clear_second_factor(actor=request.user, person_id=person.pk, now=timezone.now())

    return _ask_first(request, person, "desk/person_factor.html", act)


def _ask_first(
    request: Request, person: Person, template: str, act: Callable[[], None]
) -> HttpResponse:
    """A page that says what will happen; sent, it happens, or says why not."""
    form: Form = NothingForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        try:
            act()
        except Refused as error:
            status = refuse(form, error)
        else:
            return redirect("desk:person_detail", person.pk)
    return render(request, template, {"form": form, "person": person}, status=status)
