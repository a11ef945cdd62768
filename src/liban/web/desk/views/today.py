from django.http import HttpResponse
from django.shortcuts import render

from liban.web.access import signed_in
from liban.web.request import Request


@signed_in
def today(request: Request) -> HttpResponse:
    return render(request, "desk/today.html")
