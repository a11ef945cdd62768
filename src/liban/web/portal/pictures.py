"""Public projects as the parts of the style guide want them: photos first, then words."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liban.disclosure.rules import (
    PublicCard,
    PublicOutcome,
    PublicPhoto,
    PublicPlace,
    PublicProject,
)
from liban.kit.money import yuan
from liban.projects.states import State
from liban.web.tags import day

# Where a project stands, in words that need no explaining.
# fmt: off
STANDS = {
    State.APPROVED:   lambda: _("定下来了，准备开工"),
    State.WORKING:    lambda: _("正在做"),
    State.FINISHED:   lambda: _("做完了，等大家来看"),
    State.REPAIR:     lambda: _("有几处正在返工"),
    State.ACCEPTED:   lambda: _("看过了，正在结算"),
    State.CLOSED:     lambda: _("办好了"),
    State.ARCHIVED:   lambda: _("办好了"),
    State.REFUSED:    lambda: _("镇里没有同意"),
    State.TERMINATED: lambda: _("中途停了"),
}
# fmt: on


def stands(project: PublicProject) -> str:
    return STANDS[State(project.state)]()


def picture(photo: PublicPhoto | None, title: str) -> dict[str, Any] | None:
    """A photo as the parts want it; the alt text says when and where."""
    if photo is None:
        return None
    when = {"before": _("施工前"), "during": _("施工中"), "after": _("施工后")}[photo.phase]
    words = {"title": photo.caption or title, "when": when}
    return {
        "url": reverse("portal:project_photo", args=[photo.id, "thumb"]),
        "large_url": reverse("portal:project_photo", args=[photo.id, "large"]),
        "thumb_url": reverse("portal:project_photo", args=[photo.id, "thumb"]),
        "alt": _("%(title)s，%(when)s") % words,
        "caption": photo.caption,
        "width": photo.width,
        "height": photo.height,
    }


def counted(outcome: PublicOutcome) -> str:
    """``路灯 68 盏``."""
    return f"{outcome.name} {outcome.count} {outcome.unit}"


def days_words(project: PublicProject) -> str:
    if project.days is None:
        return ""
    if project.days == 0:
        return _("当天办好")
    return ngettext("用了 %(days)s 天", "用了 %(days)s 天", project.days) % {"days": project.days}


def story_url(project: PublicProject) -> str:
    return reverse("portal:project", args=[project.code])


def done_card(card: PublicCard) -> dict[str, Any]:
    """A finished matter: the pair, what stands there now, the days and the money."""
    project = card.project
    cost = yuan(card.cost_fen) if card.cost_fen is not None else ""
    return {
        "url": story_url(project),
        "title": project.title,
        "village": project.place.name,
        "before": picture(card.pair.before, project.title),
        "after": picture(card.pair.after, project.title),
        "words": _("、").join(counted(outcome) for outcome in card.outcomes),
        "note": " · ".join(filter(None, (days_words(project), cost))),
    }


def running_card(card: PublicCard) -> dict[str, Any]:
    """A matter under way: how far it has come, its light, the day by which it is promised."""
    project = card.project
    return {
        "url": story_url(project),
        "title": project.title,
        "village": project.place.name,
        "photo": picture(card.pair.now or card.pair.before, project.title),
        "stands": stands(project),
        "light": project.light,
        "progress": card.outcomes[0] if card.outcomes and project.state == State.WORKING else None,
        "due": day(project.due_on),
        "waiting_for": project.waiting_for,
    }


def ended_row(project: PublicProject) -> dict[str, str]:
    """A matter that was refused or stopped."""
    return {
        "url": story_url(project),
        "title": project.title,
        "badge": stands(project),
        "meta": project.place.name,
    }


def village_links(places: list[PublicPlace], current: str = "") -> list[dict[str, Any]]:
    return [
        {
            "label": place.name,
            "url": reverse("portal:village", args=[place.slug]),
            "current": place.slug == current,
        }
        for place in places
    ]
