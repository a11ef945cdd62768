import os
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings

from liban.kit.files import Upload
from liban.kit.privacy import hits
from liban.media.models import Held, Photo
from liban.media.queries import digest_of, path_of
from liban.media.rules import picture
from liban.people.models import Person
from liban.places.models import Place


def store_photo(file: Upload, *, by: Person | None, now: datetime) -> Photo:
    """Keep a picture made new from ``file``; the bytes are on disk before the row is written."""
    made = picture(
        file,  # type: ignore[arg-type]  # a file of Django reads like a binary file
        size=file.size or 0,
        most_bytes=settings.PHOTO_MAX_BYTES,
        most_pixels=settings.PHOTO_MAX_PIXELS,
    )
    _write(path_of(made.digest, "large"), made.large)
    _write(path_of(made.digest, "thumb"), made.thumb)
    return Photo.objects.create(
        digest=made.digest, width=made.width, height=made.height, stored_at=now, stored_by=by
    )


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, and safe on disk: written beside, synced, then renamed.

    A picture that is there already is touched, so that nobody takes it away as unused.
    """
    with suppress(FileNotFoundError):
        os.utime(path)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(name, path)
    for folder in (path.parent, path.parent.parent):
        _sync_names(folder)


def _sync_names(folder: Path) -> None:
    """A new name in a folder is safe from a power cut only when the folder is synced too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def hold_if_personal(*texts: str, place: Place, subject: str, now: datetime) -> None:
    """Put aside, for a person to look at, each of ``texts`` that looks like personal data.

    Called by every use-case that writes words which the public may read.
    """
    for text in texts:
        if hits(text):
            Held.objects.get_or_create(
                place=place,
                digest=digest_of(text),
                defaults={"text": text, "subject": subject, "held_at": now},
            )
