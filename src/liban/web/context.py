"""What every page may name: the town, the sizes, the menu, the other language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liban.places.queries import Place, Settings, settings_at, the_town
from liban.web.menus import is_staff_page, menu_for

SIZES = ("standard", "big", "huge")


def every_page(request: HttpRequest) -> dict[str, Any]:
    size = request.COOKIES.get("size", "standard")
    other = "zh-hans" if get_language() == "en" else "en"
    return {
        "is_demo": settings.IS_DEMO,
        "text_size": size if size in SIZES else "standard",
        "town": SimpleLazyObject(lambda: here(request).town),
        "office": SimpleLazyObject(lambda: here(request).office),
        "menu": SimpleLazyObject(lambda: menu_for(request)),
        "menu_kind": "desk" if is_staff_page(request) else "public",
        "other_language_url": _other_url(request, other),
        "other_language_label": "English" if other == "en" else "中文",
    }


class Here:
    """The town that this installation serves and what it says of itself, read once a request."""

    @cached_property
    def town(self) -> Place | None:
        return the_town()

    @cached_property
    def rows(self) -> Settings | None:
        """The town's numbers and texts."""
        return settings_at(self.town) if self.town else None

    @property
    def office(self) -> dict[str, str]:
        """Name, phone and hours of the office that answers for this installation."""
        if self.rows is None:
            return {"name": _("承办单位"), "phone": "", "hours": ""}
        return {key: self.rows.text(f"office.{key}") for key in ("name", "phone", "hours")}


def here(request: HttpRequest) -> Here:
    """One ``Here`` for the whole request, for the view and for what stands on every page."""
    found: Here = request.__dict__.setdefault("_here", Here())
    return found


def _other_url(request: HttpRequest, language: str) -> str:
    """The same page in the other language; the home page when this one has none."""
    try:
        resolve(request.path_info)
    except Resolver404:
        return translate_url(reverse("portal:home"), language)
    query = request.META.get("QUERY_STRING", "")
    return translate_url(f"{request.path}?{query}" if query else request.path, language)
