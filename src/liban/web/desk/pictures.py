"""Photos of the works as the parts of the style guide want them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from liban.projects.rules import pairs

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


def phased(photos: Iterable[Any]) -> list[Shot]:
    """A grid whose words begin with when each was taken: 施工前 · 东区巷口."""
    grid = list(photos)
    return [
        {**made, "caption": " · ".join(filter(None, [photo.get_phase_display(), photo.caption]))}
        for made, photo in zip(shots(grid), grid, strict=True)
    ]


def pairs_of(photos: Iterable[Any]) -> list[dict[str, Shot]]:
    """Before and after from one viewpoint, side by side."""
    found = pairs(photos)
    return [{"before": shot(pair.before), "after": shot(pair.after)} for pair in found]


def unpaired(photos: Iterable[Any]) -> list[Any]:
    """Those that no pair shows already."""
    found = list(photos)
    shown = {photo.pk for pair in pairs(found) for photo in (pair.before, pair.after)}
    return [photo for photo in found if photo.pk not in shown]


def demand_shots(photos: Iterable[Any]) -> list[Shot]:
    """The photos of a demand; those that prove it was done say so."""
    made = []
    for photo in photos:
        words = _("办好后") if photo.evidence else _("反映时的照片")
        made.append(
            {
                "url": reverse("desk:demand_photo", args=[photo.pk, "large"]),
                "thumb_url": reverse("desk:demand_photo", args=[photo.pk, "thumb"]),
                "alt": words,
                "caption": words if photo.evidence else "",
                "width": photo.photo.width,
                "height": photo.photo.height,
            }
        )
    return made
