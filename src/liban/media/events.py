from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from liban.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class TextLookedAt(Event):
    name = "media.text-looked-at"
    says = _("核对了一段像有个人信息的文字。")
    held_id: int
    verdict: str
