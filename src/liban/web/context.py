"""What every page may name: the town, the sizes, the menu, the other language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liban.places.queries import settings_at, the_town
from liban.web.menus import menu_for

SIZES = ("standard", "big", "huge")


def every_page(request: HttpRequest) -> dict[str, Any]:
    size = request.COOKIES.get("size", "standard")
    town = SimpleLazyObject(the_town)
    other = "zh-hans" if get_language() == "en" else "en"
    return {
        "is_demo": settings.IS_DEMO,
        "text_size": size if size in SIZES else "standard",
        "town": town,
        "office": SimpleLazyObject(lambda: _office(town)),
        "menu": SimpleLazyObject(lambda: menu_for(request)),
        "menu_kind": "desk" if _is_desk(request) else "public",
        "other_language_url": _other_url(request, other),
        "other_language_label": "English" if other == "en" else "中文",
    }


def _is_desk(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.namespace == "desk"


def _office(town: Any) -> dict[str, str]:
    """Name, phone and hours of the office that answers for this installation."""
    if not town:
        return {"name": _("承办单位"), "phone": "", "hours": ""}
    rows = settings_at(town)
    return {key: rows.text(f"office.{key}") for key in ("name", "phone", "hours")}


def _other_url(request: HttpRequest, language: str) -> str:
    """The same page in the other language; the home page when this one has none."""
    try:
        resolve(request.path_info)
    except Resolver404:
        return translate_url(reverse("portal:home"), language)
    query = request.META.get("QUERY_STRING", "")
    return translate_url(f"{request.path}?{query}" if query else request.path, language)
