"""What residents say when it is done, and asking the secretary to come again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from liban.kit.refusal import Refused
from liban.satisfaction import actions
from liban.satisfaction.rules import Opinion
from liban.web.forms import refuse
from liban.web.portal.forms.track import RatingForm
from liban.web.portal.views.track import Guessing, find, guessed, not_found, page_of


def rate(request: HttpRequest, code: str) -> HttpResponse:
    """The form stands on the tracking page; here it comes back when something is missing."""
    try:
        requester = find(request, code)
    except Guessing:
        return guessed(request)
    except Http404:
        return not_found(request)
    if request.method != "POST":
        return redirect("portal:track_detail", requester.code)
    form = RatingForm(request.POST)
    status = 422
    if form.is_valid():
        opinion = Opinion(**form.cleaned_data)
        try:
            actions.answer_question(code=requester.code, opinion=opinion, now=timezone.now())
            return redirect(said("rated", requester.code))
        except Refused as error:
            status = refuse(form, error)
    context = {**page_of(request, requester), "form": form}
    return render(request, "portal/rate.html", context, status=status)


def ask_again(request: HttpRequest, code: str) -> HttpResponse:
    try:
        requester = find(request, code)
    except Guessing:
        return guessed(request)
    except Http404:
        return not_found(request)
    if request.method == "POST":
        actions.ask_again(code=requester.code, now=timezone.now())
        return redirect(said("again", requester.code))
    return redirect("portal:track_detail", requester.code)


def said(what: str, code: str) -> str:
    """The tracking page with a sentence on top that says what was done."""
    return reverse("portal:track_detail", args=[code]) + f"?said={what}"
