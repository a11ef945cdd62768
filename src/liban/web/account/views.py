from django.http import HttpResponse
from django.shortcuts import render

from liban.web.access import signed_in
from liban.web.request import Request


@signed_in
def me(request: Request) -> HttpResponse:
    return render(request, "account/me.html")
