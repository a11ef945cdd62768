from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from liban.web.context import SIZES

YEAR_SECONDS = 365 * 24 * 60 * 60


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html")


def styleguide(request: HttpRequest) -> HttpResponse:
    return render(request, "styleguide.html")


def text_size(request: HttpRequest, size: str) -> HttpResponse:
    """Remember how large somebody wants to read, for a year, and go back to the page."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = redirect(back)
    if size in SIZES:
        response.set_cookie("size", size, max_age=YEAR_SECONDS, samesite="Lax", httponly=True)
    return response
