"""What we hold about a person, opened by their own link: seen, changed, erased."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from liban.demands.actions import change_contact, erase_contact
from liban.demands.rules import Contact
from liban.kit.refusal import Refused
from liban.places.queries import settings_at
from liban.web.forms import refuse
from liban.web.portal.forms.report import ContactForm
from liban.web.portal.views.rate import said
from liban.web.portal.views.track import Guessing, find, guessed, not_found, own_of


def erase(request: HttpRequest, code: str, secret: str) -> HttpResponse:
    """One page for both: new name and phone, or all of it gone (``erase`` pressed)."""
    try:
        requester = find(request, code, secret)
    except Guessing:
        return guessed(request)
    except Http404:
        return not_found(request)
    form = ContactForm(request.POST or None)
    status = 422 if form.errors else 200
    if request.method == "POST":
        try:
            if "erase" in request.POST:
                erase_contact(code=code, secret=secret, now=timezone.now())
                return redirect(said("erased", requester.code))
            if form.is_valid():
                contact = Contact(**form.cleaned_data)
                change_contact(code=code, secret=secret, contact=contact, now=timezone.now())
                return redirect(said("changed", requester.code))
        except Refused as error:
            status = refuse(form, error)
    context = {
        "form": form,
        "code": requester.code,
        "own_url": reverse("portal:track_own", args=[requester.code, secret]),
        **own_of(requester, secret, settings_at(requester.demand.place)),
    }
    return render(request, "portal/erase.html", context, status=status)
