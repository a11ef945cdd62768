from typing import Any

from django import forms


class PlainText(forms.CharField):
    """Text as people type it: line ends as one sign, and no signs that cannot be stored."""

    def to_python(self, value: Any) -> str:
        text = "" if value is None else str(value)
        text = text.replace("\r\n", "\n").replace("\x00", "")
        return str(super().to_python(text.encode("utf-8", "ignore").decode()))


class ManyFiles(forms.ClearableFileInput):
    """Our own button is a label; on a phone it offers the camera and the album."""

    allow_multiple_selected = True
    needs_multipart_form = True


class PhotosField(forms.FileField):
    """Any number of files. Whether they are photos is for the use-case to say."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [file for file in (data or []) if file]
