"""Photos are sent only by views that have asked who may see them; this is how they are sent."""

from typing import Protocol

from django.http import FileResponse, Http404

from liban.media.queries import path_of

SIZES = ("thumb", "large")
# Even opened by itself a photo can run nothing and load nothing.
ALONE = "default-src 'none'; sandbox"
# What residents send may show them and theirs: no browser keeps it when they have gone.
KEEP = "private, no-store"


class Stored(Protocol):
    digest: str


def photo_response(photo: Stored, size: str) -> FileResponse:
    """The file of ``photo``; the caller has checked that the person may see it."""
    if size not in SIZES:
        raise Http404
    try:
        file = path_of(photo.digest, size).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, content_type="image/jpeg")
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = ALONE
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = KEEP
    return response
