"""A file that somebody sent with a form."""

from typing import TYPE_CHECKING

from django.core.files import File

if TYPE_CHECKING:
    Upload = File[bytes]
else:
    Upload = File
