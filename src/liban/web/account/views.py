"""Pages about oneself: who am I, leaving, and choosing a password by a one-time link."""

from typing import cast

from allauth.account import views as allauth_views
from allauth.mfa.utils import is_mfa_enabled
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from liban.kit.refusal import Refused
from liban.people.actions import FirstPerson, use_ticket
from liban.people.queries import Opening, must_bring_second_factor, opening_of
from liban.places.queries import the_town
from liban.web.access import signed_in
from liban.web.account.forms import FirstPersonForm, PasswordForm
from liban.web.forms import refuse
from liban.web.request import Request


@signed_in
def me(request: Request) -> HttpResponse:
    """Who am I here: my posts, my ways to sign in, the sizes of text."""
    person = request.user
    context = {
        "person": person,
        "posts": person.posts_now(),
        "has_second_factor": is_mfa_enabled(person, types=["totp"]),
        "must_bring": must_bring_second_factor(person),
        "session_began": request.session.get("began"),
    }
    return render(request, "account/me.html", context)


def log_out(request: HttpRequest) -> HttpResponse:
    """Leave; the browser forgets what it keeps for us, save the size of the text."""
    response = cast(HttpResponse, allauth_views.logout(request))
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"storage"'
    return response


def no_such_page(request: HttpRequest) -> HttpResponse:
    raise Http404


@sensitive_post_parameters()
def ticket(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password with a one-time link; it is used up only by doing so."""
    opening = opening_of(token, timezone.now())
    if opening is None:
        return render(request, "account/ticket_gone.html", status=404)
    form = _form_for(opening, request)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                use_ticket(
                    token=token,
                    password=form.cleaned_data["password"],
                    first=_first(form) if opening.is_first else None,
                    now=timezone.now(),
                )
            except Refused as error:
                status = refuse(form, error)
            else:
                return redirect(reverse("account_login") + "?ready=1")
        else:
            status = 422
    context = {"form": form, "opening": opening}
    return render(request, "account/ticket.html", context, status=status)


def _form_for(opening: Opening, request: HttpRequest) -> PasswordForm:
    sent = request.POST if request.method == "POST" else None
    if opening.is_first:
        return FirstPersonForm(sent, has_town=the_town() is not None)
    return PasswordForm(sent)


def _first(form: PasswordForm) -> FirstPerson:
    names = ("name", "username", "district", "town")
    return FirstPerson(**{name: form.cleaned_data.get(name, "") for name in names})
