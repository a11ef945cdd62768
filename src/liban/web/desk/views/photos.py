"""Photos of the works: whoever may see the project may see them."""

from typing import cast

from django.http import HttpResponse

from liban.projects.queries import photo_for
from liban.web.access import signed_in
from liban.web.photo import photo_response
from liban.web.request import Request


@signed_in
def project_photo(request: Request, pk: int, size: str) -> HttpResponse:
    photo = photo_for(request.user, pk)
    return cast(HttpResponse, photo_response(photo.photo, size))
