"""The town's own numbers and texts, and the places of responsibility."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liban.kit.refusal import Refused
from liban.places.actions import add_place, change_setting
from liban.places.queries import chosen_place, places_within, settings_at, whole, years_missing
from liban.places.rules import KNOWN, Level
from liban.policy import POLICY, why_not
from liban.web.access import may, signed_in
from liban.web.desk.forms.settings import PlaceForm, SettingForm
from liban.web.forms import refuse
from liban.web.request import Person, Request

GROUPS = {
    "demand": _("诉求"),
    "project": _("项目"),
    "account": _("账号"),
    "privacy": _("个人信息"),
    "office": _("承办单位"),
}


@signed_in
@may("places.change_setting")
def setting_list(request: Request) -> HttpResponse:
    place = chosen_place(
        _reach(request.user, "places.change_setting"), request.GET.get("place", "")
    )
    if place is None:
        raise Http404
    rows = settings_at(place)
    groups = [
        {
            "label": GROUPS.get(prefix, prefix),
            "settings": [
                {"known": known, "value": rows.text(name)}
                for name, known in KNOWN.items()
                if name.startswith(f"{prefix}.")
            ],
        }
        for prefix in dict.fromkeys(name.split(".")[0] for name in KNOWN)
    ]
    context = {
        "place": place,
        "groups": groups,
        "missing": years_missing(timezone.localdate()),
        "today": timezone.localdate(),
        "may_calendar": why_not(request.user, "places.change_day", whole()) is None,
        "may_add_place": bool(_reach(request.user, "places.add_place")),
        "places": places_within([place.path]),
    }
    return render(request, "desk/setting_list.html", context)


def _reach(person: Person, use_case: str) -> list[str]:
    return person.reach(POLICY.rows[use_case].roles)


@signed_in
@may("places.change_setting")
def setting_edit(request: Request, name: str) -> HttpResponse:
    """Change one number or text of the town."""
    known = KNOWN.get(name)
    if known is None:
        raise Http404
    place = chosen_place(
        _reach(request.user, "places.change_setting"), request.GET.get("place", "")
    )
    if place is None:
        raise Http404
    now_is = settings_at(place).text(name)
    sent = request.POST if request.method == "POST" else None
    form = SettingForm(sent, known=known, initial={"value": now_is, "seen": now_is})
    status = 200 if sent is None else 422
    if sent is not None and form.is_valid():
        try:
            change_setting(
                actor=request.user,
                place_id=place.pk,
                name=name,
                value=str(form.cleaned_data["value"]),
                seen=form.cleaned_data["seen"],
                now=timezone.now(),
            )
        except Refused as error:
            status = refuse(form, error)
        else:
            return redirect("desk:setting_list")
    context = {"form": form, "known": known, "place": place, "now_is": now_is}
    return render(request, "desk/setting_edit.html", context, status=status)


@signed_in
@may("places.add_place")
def setting_place(request: Request) -> HttpResponse:
    """Add an area, a village or a community."""
    reach = _reach(request.user, "places.add_place")
    upper = places_within(reach, levels=(Level.DISTRICT, Level.TOWN, Level.AREA))
    sent = request.POST if request.method == "POST" else None
    form = PlaceForm(sent, parents=[(place.pk, place.name) for place in upper])
    status = 200 if sent is None else 422
    if sent is not None and form.is_valid():
        try:
            add_place(
                actor=request.user,
                parent_id=int(form.cleaned_data["parent"]),
                level=Level(form.cleaned_data["level"]),
                name=form.cleaned_data["name"],
                code=form.cleaned_data["code"],
                now=timezone.now(),
            )
        except Refused as error:
            status = refuse(form, error)
        else:
            return redirect("desk:setting_list")
    return render(request, "desk/setting_place.html", {"form": form}, status=status)
