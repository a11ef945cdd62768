"""我也遇到了: one tap under a matter that the public may read of."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from liban.demands.actions import join_demand
from liban.demands.queries import public_root, requester_on
from liban.places.queries import settings_at
from liban.projects.queries import is_shown
from liban.web import device
from liban.web.portal.often import address_too_often, count_report
from liban.web.portal.views.rate import said


def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Counts a phone once; the second tap leads to the code that it has already."""
    demand = public_root(pk)
    if request.method != "POST" or not is_shown(demand):
        raise Http404
    if address_too_often(request, settings_at(demand.place)):
        why = _("这里按得太勤了。请过十分钟再按。")
        return render(request, "429.html", {"why": why}, status=429)
    response = redirect("portal:home")
    number = device.give_device(request, response)
    receipt = join_demand(demand_id=demand.pk, device=number, now=timezone.now())
    if receipt is not None:
        count_report(request)
        response["Location"] = said("joined", receipt.code)
        return response
    known = requester_on(demand, number)
    if known is None:
        raise Http404
    response["Location"] = said("known", known.code)
    return response
