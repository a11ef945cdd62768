"""Tags and filters that every template may use."""

import secrets
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liban.kit.capitals import capitals
from liban.kit.codes import spoken
from liban.kit.light import SHAPES, Light
from liban.kit.money import wan, yuan
from liban.kit.policy import Holder, Placed
from liban.policy import why_not
from liban.web.samples import content as samples_content

register = template.Library()
register.filter("yuan", yuan)
register.filter("wan", wan)
register.filter("capitals", capitals)
register.filter("spoken", spoken)

WEEKDAYS = "一二三四五六日"


@register.simple_tag
def once() -> SafeString:
    """The hidden key by which a form that is sent twice is done once."""
    return format_html('<input type="hidden" name="once" value="{}">', secrets.token_urlsafe(18))


@register.simple_tag
def refusal(actor: Holder, use_case: str, thing: Placed) -> str:
    """The reason why ``actor`` may not, or "" — so a button can be shown with its reason."""
    return why_not(actor, use_case, thing) or ""


@register.filter
def day(value: date | datetime | None) -> str:
    """A day as people say it: 3月8日（周一）; with the year when it is not this one."""
    if value is None:
        return ""
    on = timezone.localtime(value).date() if isinstance(value, datetime) else value
    year = on.year != timezone.localdate().year
    if get_language() == "en":
        return on.strftime("%-d %b %Y" if year else "%a %-d %b")
    words = f"{on.month}月{on.day}日（周{WEEKDAYS[on.weekday()]}）"
    return f"{on.year}年{words}" if year else words


@register.filter
def moment(value: datetime | None) -> str:
    """A day and the time of day: 3月8日（周一）9:05."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return _("%(day)s %(time)s") % {"day": day(local), "time": local.strftime("%-H:%M")}


@register.filter
def shape(light: str) -> str:
    """The sign of a light: colour is never alone."""
    return SHAPES[Light(light)]


@register.simple_tag
def samples() -> dict[str, Any]:
    """Invented content, for the style guide only."""
    return samples_content()
