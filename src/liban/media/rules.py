"""Which pictures we take, and what becomes of them. No file of a stranger is kept as it came."""

import hashlib
import io
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from liban.kit.refusal import BrokenRule

FORMATS = ("JPEG", "PNG", "WEBP")
LARGE = 1600
THUMB = 480
QUALITIES = (80, 68, 56, 44)
THUMB_BYTES = 60 * 1024


@dataclass(frozen=True)
class Picture:
    """A picture made new from a stranger's file: pixels only, two JPEG sizes."""

    digest: str
    large: bytes
    thumb: bytes
    width: int
    height: int


def picture(file: BinaryIO, *, size: int, most_bytes: int, most_pixels: int) -> Picture:
    """Make our own picture from ``file`` of ``size`` bytes; refuses with a sentence.

    Pixels are counted from the header, before anything is unpacked: half a megabyte can
    unpack to half a gigabyte.
    """
    if size > most_bytes:
        most = most_bytes // 1024 // 1024
        raise BrokenRule(_("照片太大，每张最多 %(most)s MB。请换一张。") % {"most": most})
    try:
        with Image.open(file, formats=FORMATS) as image:
            if image.width * image.height > most_pixels:
                raise BrokenRule(_("照片尺寸太大，请用手机重新拍一张。"))
            image.draft("RGB", (LARGE, LARGE))
            upright = ImageOps.exif_transpose(image)
            return _made_of(_flat(upright))
    except BrokenRule:
        raise
    except UnidentifiedImageError as error:
        raise BrokenRule(
            _("这个文件不是能用的照片。请选 JPG、PNG 或 WebP 格式的照片，或者用手机重新拍一张。")
        ) from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BrokenRule(_("照片打不开，可能没传完。请重新选一张。")) from error


def _flat(image: Image.Image) -> Image.Image:
    """``image`` as plain RGB on white, at most ``LARGE`` wide and high."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey: Pillow would cut off what is above eight, and all comes out white.
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("RGBA", "LA", "P", "PA"):
        layer = image.convert("RGBA")
        flat = Image.new("RGB", layer.size, "white")
        flat.paste(layer, mask=layer.getchannel("A"))
        image = flat
    image = image.convert("RGB")
    image.thumbnail((LARGE, LARGE))
    # A new image: no comment, profile or other block of the old file comes along.
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    return clean


def _made_of(image: Image.Image) -> Picture:
    large = _jpeg(image, QUALITIES[0])
    small = image.copy()
    small.thumbnail((THUMB, THUMB))
    thumb = next(
        (data for data in (_jpeg(small, q) for q in QUALITIES) if len(data) <= THUMB_BYTES),
        _jpeg(small, QUALITIES[-1]),
    )
    digest = hashlib.sha256(large).hexdigest()
    return Picture(digest, large, thumb, image.width, image.height)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()
