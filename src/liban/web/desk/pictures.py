"""Photos of the works as the parts of the style guide want them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from liban.projects.rules import Pair, pairs

Shot = dict[str, Any]


def shot(photo: Any) -> Shot:
    """One photo: small picture, large one behind it, words for those who do not see it."""
    words = photo.caption or photo.get_phase_display()
    thumb = reverse("desk:project_photo", args=[photo.pk, "thumb"])
    return {
        "url": thumb,
        "thumb_url": thumb,
        "large_url": reverse("desk:project_photo", args=[photo.pk, "large"]),
        "alt": words,
        "caption": photo.caption,
        "width": photo.photo.width,
        "height": photo.photo.height,
    }


def shots(photos: Iterable[Any]) -> list[Shot]:
    """A grid: each picture opens the large one."""
    return [{**made, "url": made["large_url"]} for made in map(shot, photos)]


def pairs_of(photos: Iterable[Any]) -> list[dict[str, Shot]]:
    """Before and after from one viewpoint, side by side."""
    found: list[Pair] = pairs(photos)
    return [{"before": shot(pair.before), "after": shot(pair.after)} for pair in found]
