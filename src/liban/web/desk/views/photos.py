"""Photos of the works: whoever may see the project may see them."""

from django.http import FileResponse

from liban.projects.queries import photo_for
from liban.web.access import signed_in
from liban.web.photo import photo_response
from liban.web.request import Request


@signed_in
def project_photo(request: Request, pk: int, size: str) -> FileResponse:
    return photo_response(photo_for(request.user, pk).photo, size)
