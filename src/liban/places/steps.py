from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liban.kit.refusal import BrokenRule
from liban.places.models import UNITS, Level, Place

BELOW = {
    Level.DISTRICT: (Level.TOWN,),
    Level.TOWN: (Level.AREA, *UNITS),
    Level.AREA: UNITS,
}


class Installation:
    """What the journal speaks of when something concerns no place yet."""

    pk = 0

    def scope(self) -> str:
        return ""


def lock_town(place: Place) -> Place:
    """The town of ``place`` (or its district), held while something unique in it is numbered.

    Its key may still be referred to meanwhile: whoever only writes beside it does not wait.
    """
    return Place.objects.select_for_update(no_key=True).get(path=place.town_path)


def found_town(*, district: str, town: str) -> Place:
    """The first two places of a new installation: a district and a town within it."""
    if not district or not town:
        raise BrokenRule(_("请写明区和镇（街道）的名称。"))
    top = Place.objects.create(level=Level.DISTRICT, name=district, slug="d1", path="d1/")
    return add_below(top, level=Level.TOWN, name=town, code=None)


def add_below(parent: Place, *, level: Level, name: str, code: str | None) -> Place:
    """A new place under ``parent``, with a short name that no other place of its town has.

    Public addresses name a village by its short name alone, whatever area it lies in.
    """
    if level not in BELOW.get(Level(parent.level), ()):
        raise BrokenRule(
            _("%(parent)s下面不能直接设%(level)s。") % {"parent": parent, "level": level.label}
        )
    within = parent.path if parent.level == Level.DISTRICT else parent.town_path
    number = Place.objects.filter(path__startswith=within).count()
    slug = f"{level[0]}{number}"
    place = Place(
        level=level, name=name, code=code, slug=slug, path=f"{parent.path}{slug}/", sort=number
    )
    try:
        place.full_clean()
    except ValidationError as error:
        raise BrokenRule(" ".join(error.messages)) from error
    place.save()
    return place
