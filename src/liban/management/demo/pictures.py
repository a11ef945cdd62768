"""The drawn scenes that stand in place of photos."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

import liban
from liban.kit.files import Upload

FOLDER = Path(liban.__file__).parent / "data/demo/photos"


def picture(scene: str, phase: str) -> Upload:
    """One scene in one phase, as if a phone had sent it."""
    name = f"{scene}-{phase}.jpg"
    return SimpleUploadedFile(name, (FOLDER / name).read_bytes(), content_type="image/jpeg")
